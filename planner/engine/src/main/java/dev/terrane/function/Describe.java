package dev.terrane.function;

import dev.terrane.hcl.expression.Function.Accepts;
import dev.terrane.hcl.expression.Function.Description;
import dev.terrane.hcl.expression.Function.Parameter;
import dev.terrane.value.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts a [Description] together, in the order in which a signature is read.
final class Describe {
    private final String name;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable Parameter variadic;

    private Describe(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    static Describe function(String name, String summary) {
        return new Describe(name, summary);
    }

    Describe takes(String parameter, Type type, String description, Accepts... accepts) {
        parameters.add(new Parameter(parameter, type, description, Set.of(accepts)));
        return this;
    }

    /// Any number of further arguments.
    Describe takesMore(String parameter, Type type, String description, Accepts... accepts) {
        variadic = new Parameter(parameter, type, description, Set.of(accepts));
        return this;
    }

    Description gives(Type result, String example, String exampleResult) {
        return new Description(name, summary, parameters, variadic, result, example, exampleResult);
    }
}
