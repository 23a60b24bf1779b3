package dev.terrane.hcl.expression;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A function of the language. What all have in common (counting and converting arguments, null,
/// unknown and marked ones) is done once, in [FunctionCall]; a function sees only what its
/// parameters accept.
public interface Function {

    Description description();

    /// The type of the result for these arguments, which are converted to the parameters' types and
    /// may be unknown, whatever the parameters accept. Asked before [#call].
    default Type resultType(List<Value> arguments) throws FunctionException {
        return description().result();
    }

    /// The result. Arguments are converted; null, unknown and marked ones (at any depth) come only
    /// where the parameter accepts them. What an argument holds may be unknown wherever it is: the
    /// second element of a list can be taken while the first is not known.
    Value call(List<Value> arguments) throws FunctionException;

    /// What an unknown result is known to be nevertheless: most functions never give null.
    default boolean neverNull() {
        return true;
    }

    /// What the reference page and `metadata functions -json` say.
    ///
    /// @param summary one paragraph: what it gives
    /// @param result its type, [Type#DYNAMIC] where it depends on the arguments
    /// @param example a call, and what it gives: `upper("a")` and `"A"`
    record Description(
            String name,
            String summary,
            List<Parameter> parameters,
            @Nullable Parameter variadic,
            Type result,
            String example,
            String exampleResult) {
        public Description {
            parameters = List.copyOf(parameters);
        }

        public Optional<Parameter> variadicParameter() {
            return Optional.ofNullable(variadic);
        }
    }

    /// What a parameter takes beyond known, unmarked values that are not null.
    enum Accepts {
        /// null
        NULL,
        /// a value that is unknown; one that holds such a value comes in any case
        UNKNOWN,
        /// a value whose very type is unknown
        DYNAMIC,
        /// a value that is marked, or holds one that is; the function then carries the marks itself
        MARKED
    }

    record Parameter(String name, Type type, String description, Set<Accepts> accepts) {
        public Parameter {
            accepts = Set.copyOf(accepts);
        }

        public static Parameter of(String name, Type type, String description) {
            return new Parameter(name, type, description, Set.of());
        }

        public Parameter accepting(Accepts first, Accepts... more) {
            return new Parameter(name, type, description, EnumSet.of(first, more));
        }
    }
}
