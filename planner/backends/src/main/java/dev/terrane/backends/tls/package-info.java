/// Certificates and keys of the backends that talk to servers of one's own.
@NullMarked
package dev.terrane.backends.tls;

import org.jspecify.annotations.NullMarked;
