/// Which part of a configuration and its state is meant: what `-target` and `-exclude` name, and what
/// that takes along.
///
/// Planning and applying ask it the same questions, so that nothing is evaluated at apply that was left
/// out when planning. Start reading at [Targets].
@NullMarked
package dev.terrane.targeting;

import org.jspecify.annotations.NullMarked;
