package dev.terrane.config.test;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

/// `override_resource`, `override_data` and `override_module`: one thing of the configuration that is
/// not made, read or evaluated, but has values that the test gives.
///
/// @param values an object: what the provider would give, or the outputs of the module
/// @param duringPlan whether the values are there when planning already
/// @param range of the block's header
/// @param targetRange of what it names
public record TestOverride(
        Kind kind,
        AddressPattern target,
        Value values,
        boolean duringPlan,
        SourceRange range,
        SourceRange targetRange) {

    public enum Kind {
        RESOURCE("override_resource", "values"),
        DATA("override_data", "values"),
        MODULE("override_module", "outputs");

        private final String block;
        private final String argument;

        Kind(String block, String argument) {
            this.block = block;
            this.argument = argument;
        }

        /// The type of the block.
        public String block() {
            return block;
        }

        /// The argument that gives the values.
        public String argument() {
            return argument;
        }
    }
}
