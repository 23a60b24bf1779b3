/// The model of a configuration: what each module declares.
///
/// `loading` reads the files of the root module and of the modules that it calls, `decoding` makes
/// the model from their blocks, `checking` looks at the references in it, `input` finds the values of
/// the root module's variables. Nothing is evaluated but what must be constant.
///
/// The package knows nothing of state, plans, or what providers offer. Start reading at
/// [ModuleConfig].
@NullMarked
package dev.terrane.config;

import org.jspecify.annotations.NullMarked;
