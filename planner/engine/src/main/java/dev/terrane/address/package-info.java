/// The names of things: modules, resources, their instances, and providers.
///
/// An address with instance keys names one thing that exists ([ResourceInstanceAddress]); one
/// without names what is written in a configuration ([ConfigResourceAddress]). All of them are
/// comparable in the order in which Terraform lists them.
///
/// The package knows nothing of what it names. Start reading at [ResourceInstanceAddress].
@NullMarked
package dev.terrane.address;

import org.jspecify.annotations.NullMarked;
