/// Processes of providers: how one is started, what it says first, what it prints, how it ends.
///
/// Start reading at [PluginProcess].
@NullMarked
package dev.terrane.provider.plugin.process;

import org.jspecify.annotations.NullMarked;
