/// The values that the variables of the root module are given from outside.
///
/// [VariableInputs] collects them from the environment, from files and from the command line;
/// [RootVariables] makes of them what the declarations ask for.
///
/// The package asks nobody and evaluates no validation rules. Start reading at [VariableInputs].
@NullMarked
package dev.terrane.config.input;

import org.jspecify.annotations.NullMarked;
