/// From the model of a configuration to the instances that it wants.
///
/// [Evaluation] walks the blocks of a configuration in the order of their references; variables,
/// locals and outputs become values, resource blocks become [DesiredInstance]s. What an instance is
/// worth to others (what is planned for it, or what was made of it) only planning and applying
/// know: they come in as an [ObjectHandler].
///
/// The package knows neither state nor plan. Start reading at [Evaluation].
@NullMarked
package dev.terrane.evaluating;

import org.jspecify.annotations.NullMarked;
