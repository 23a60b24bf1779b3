/// States in the key-value store of Consul, laid out and locked as Terraform's `consul` backend does it.
/// Consul's interface is a handful of HTTP requests, so the JDK's client makes them; the clients that
/// there are for Java would bring an HTTP library and more along.
///
/// Start reading at [ConsulState].
@NullMarked
package dev.terrane.backends.consul;

import org.jspecify.annotations.NullMarked;
