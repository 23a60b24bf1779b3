package dev.terrane.acceptance.parser;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Position;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.ChildScope;
import dev.terrane.hcl.expression.ConstantScope;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.TypeExpression;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.File;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A case of the specification's test suite.
///
/// @param expectation the file `.t`: result, its type, and the places of errors
/// @param specification the file `.hcldec`: how the input is read
/// @param input the file `.hcl`
record SpecificationCase(String expectation, String specification, String input) {

    /// @param problems `error 1:14-1:15`, sorted
    record Expected(Optional<Value> result, Optional<Type> type, List<String> problems) {}

    static SpecificationCase read(Path file) throws IOException {
        String name = file.toString().substring(0, file.toString().length() - ".t".length());
        return new SpecificationCase(
                Files.readString(file),
                Files.readString(Path.of(name + ".hcldec")),
                Files.readString(Path.of(name + ".hcl")));
    }

    Value decode(Diagnostics diagnostics) {
        NativeBody root = body(specification);
        Map<String, Value> variables = new TreeMap<>();
        Block reading = null;
        for (Block block : root.blocks()) {
            if (block.type().equals("variables")) {
                ((NativeBody) block.body())
                        .attributesByName()
                        .forEach((name, value) -> variables.put(name, constant(value)));
            } else {
                reading = block;
            }
        }
        File file = HclParser.parse(Source.of("input", input), diagnostics);
        if (diagnostics.hasErrors() || reading == null) {
            return Value.NULL;
        }
        var scope = new ChildScope(ConstantScope.INSTANCE, variables);
        return new SpecificationDecoder(scope, diagnostics).decode(reading, file.body());
    }

    Expected expected() {
        NativeBody body = body(expectation);
        Optional<Type> type =
                Optional.ofNullable(body.attributesByName().get("result_type"))
                        .map(a -> TypeExpression.parse(a.expression(), new Diagnostics()).type());
        Optional<Value> result =
                Optional.ofNullable(body.attributesByName().get("result"))
                        .map(SpecificationCase::constant)
                        .map(value -> type.map(t -> converted(value, t)).orElse(value));
        return new Expected(result, type, problems(body));
    }

    private static Value converted(Value value, Type type) {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw new IllegalStateException("the expected result is not of its type", e);
        }
    }

    private static List<String> problems(NativeBody body) {
        return body.blocks().stream()
                .filter(block -> block.type().equals("diagnostics"))
                .flatMap(block -> ((NativeBody) block.body()).blocks().stream())
                .map(SpecificationCase::place)
                .sorted()
                .toList();
    }

    private static String place(Block problem) {
        List<Block> ends = ((NativeBody) problem.body()).blocks();
        return problem.type() + " " + position(ends.get(0)) + "-" + position(ends.get(1));
    }

    private static String position(Block end) {
        Map<String, Attribute> at = ((NativeBody) end.body()).attributesByName();
        return constant(at.get("line")).asNumber() + ":" + constant(at.get("column")).asNumber();
    }

    static List<String> places(Diagnostics problems) {
        return problems.list().stream()
                .map(problem ->
                        (problem.isError() ? "error " : "warning ")
                                + problem.where().map(SpecificationCase::place).orElse("nowhere"))
                .sorted()
                .toList();
    }

    private static String place(SourceRange range) {
        return position(range.start()) + "-" + position(range.end());
    }

    private static String position(Position position) {
        return position.line() + ":" + position.column();
    }

    private static Value constant(Attribute attribute) {
        return Evaluator.evaluateConstant(attribute.expression(), new Diagnostics());
    }

    private static NativeBody body(String text) {
        return (NativeBody) HclParser.parse(Source.of("suite", text), new Diagnostics()).body();
    }
}
