/// Writes out as plain code what the JVM would otherwise link at run time.
///
/// A lambda, a switch over types, a concatenation and `equals` of a record are each an `invokedynamic`
/// instruction: the JVM writes a class for it when it is reached, and calls through method handles
/// afterwards. Linking takes about a tenth of a short run, and the first compiler, the only one that
/// a command lives long enough for, sees through method handles badly. So the launcher makes copies of
/// our jars, once, in which the same is done by instructions that the ahead-of-time cache holds.
///
/// Nothing here knows what the code does, and what is not recognized stays as it is. Start at
/// [dev.terrane.cli.linking.PlainClasses].
@NullMarked
package dev.terrane.cli.linking;

import org.jspecify.annotations.NullMarked;
