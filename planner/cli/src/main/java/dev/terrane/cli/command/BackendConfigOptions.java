package dev.terrane.cli.command;

import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads `-backend-config=name=value` and `-backend-config=FILE`, a later one over an earlier one.
final class BackendConfigOptions {
    private final CommandContext context;
    private final Diagnostics diagnostics;

    BackendConfigOptions(CommandContext context, Diagnostics diagnostics) {
        this.context = context;
        this.diagnostics = diagnostics;
    }

    Map<String, Value> read(BackendType type, List<String> options) {
        Map<String, Value> given = new TreeMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                file(option, type, given);
            } else {
                assignment(
                        option.substring(0, equals).strip(),
                        option.substring(equals + 1),
                        type,
                        given);
            }
        }
        return given;
    }

    /// The value is a text, and converted to what the argument takes.
    private void assignment(String name, String text, BackendType type, Map<String, Value> given) {
        Optional<BackendSchema.Argument> argument = type.schema().find(name);
        if (argument.isEmpty()) {
            diagnostics.add(unknown(name, type));
            return;
        }
        try {
            given.put(name, Conversion.convert(Value.string(text), argument.get().type()));
        } catch (ConversionException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid backend configuration argument",
                            "-backend-config=\"%s=...\" can not be used: %s. Lists and objects are given in a file."
                                    .formatted(name, e.reason())));
        }
    }

    private void file(String name, BackendType type, Map<String, Value> given) {
        Path file = context.directory().resolve(name);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read file",
                            "-backend-config names \"%s\", which can not be read."
                                    .formatted(name)));
            return;
        }
        Diagnostics problems = new Diagnostics();
        Body body = parse(Source.of(name, text), problems);
        body.attributes(problems)
                .forEach((argument, attribute) ->
                        attribute(argument, attribute, type, given, problems));
        diagnostics.addAll(problems);
    }

    private static Body parse(Source source, Diagnostics problems) {
        return source.name().endsWith(".json")
                ? JsonParser.parse(source, problems).body()
                : HclParser.parse(source, problems).body();
    }

    private static void attribute(
            String name,
            Attribute attribute,
            BackendType type,
            Map<String, Value> given,
            Diagnostics problems) {
        Optional<BackendSchema.Argument> argument = type.schema().find(name);
        if (argument.isEmpty()) {
            problems.add(unknown(name, type).at(attribute.nameRange()));
            return;
        }
        Value value = Evaluator.evaluateConstant(attribute.expression(), problems);
        BackendBlock.convert(value, argument.get(), attribute.expression().range(), problems)
                .ifPresent(converted -> given.put(name, converted));
    }

    private static Diagnostic unknown(String name, BackendType type) {
        return Diagnostic.error(
                "Invalid backend configuration argument",
                "The backend \"%s\" has no argument \"%s\".%s"
                        .formatted(
                                type.name(),
                                name,
                                NameSuggestion.didYouMean(name, type.schema().names())));
    }
}
