package dev.terrane.config.input;

/// An argument of the command line that gives values.
public sealed interface VariableArgument {

    /// `-var NAME=VALUE`.
    record Assignment(String text) implements VariableArgument {}

    /// `-var-file PATH`.
    record File(String path) implements VariableArgument {}
}
