package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.stream.Collectors;

/// What functions do with results, and with what went wrong on the way to one.
final class Results {
    private Results() {}

    static Value convert(Value value, Type type) throws FunctionException {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw FunctionException.ofCall(e.getMessage());
        }
    }

    /// In one line.
    static String describe(Diagnostics problems) {
        return problems.list().stream().map(Results::describe).collect(Collectors.joining("; "));
    }

    private static String describe(Diagnostic problem) {
        return problem.summary() + ": " + problem.detail();
    }

    /// Without where in a file it is: the text came from elsewhere.
    static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse("");
    }
}
