/// From syntax trees to the model of a configuration: what each module declares.
///
/// [ConfigurationLoader] reads the files of the root module and of the modules that it calls, and
/// gives a [Configuration]; all that can be told without evaluating is checked here. Nothing is
/// evaluated but what must be constant.
///
/// The package knows nothing of state, plans, or what providers offer. Start reading at
/// [ModuleConfig].
@NullMarked
package dev.terrane.config;

import org.jspecify.annotations.NullMarked;
