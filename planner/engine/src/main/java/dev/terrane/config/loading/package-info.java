/// Reads a configuration from its folders: the root module and the modules that it calls.
///
/// [ConfigurationLoader] is the way in; it reads through [FileAccess] alone, which records what was
/// read. [ModuleFolder] chooses and parses the files of one folder, [ModuleTree] follows the calls,
/// [ProviderCheck] looks at how modules hand providers on.
///
/// The package fetches nothing: where a module is that comes from elsewhere, a [ModuleLocator] says,
/// usually by the [ModuleManifest]. Sources that are computed are resolved by [ComputedCalls].
/// Start reading at [ConfigurationLoader].
@NullMarked
package dev.terrane.config.loading;

import org.jspecify.annotations.NullMarked;
