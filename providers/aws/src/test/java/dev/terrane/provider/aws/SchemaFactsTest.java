package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.json.TypeJson;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The schemas are those of the provider that this one stands in for, as recorded from it.
class SchemaFactsTest {

    @TestFactory
    Stream<DynamicTest> equalsTheFactsOfEachType() {
        ProviderSchema schema = new AwsProviderFactory().create().schema();
        Map<String, Schema> all = new TreeMap<>();
        all.put("provider", schema.provider());
        schema.resources().forEach((type, of) -> all.put("resource/" + type, of));
        schema.dataSources().forEach((type, of) -> all.put("data/" + type, of));
        return all.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () ->
                                        assertThat(lines(entry.getValue()))
                                                .isEqualTo(facts(entry.getKey()))));
    }

    /// Those that are not native yet are served by the other provider's own binary. The list must get
    /// shorter, and be empty in the end.
    @Test
    void everyTypeOfTheFactsIsNativeOrNamedAsMissing() throws IOException {
        Set<String> missing = new TreeSet<>(shipped("resource"));
        missing.addAll(shipped("data"));
        ProviderSchema schema = new AwsProviderFactory().create().schema();
        schema.resources().keySet().forEach(type -> missing.remove("resource " + type));
        schema.dataSources().keySet().forEach(type -> missing.remove("data " + type));
        assertThat(missing).isEqualTo(TypeLists.read("not-native-yet"));
    }

    private static Set<String> shipped(String kind) throws IOException {
        return TypeLists.files("facts/" + kind).stream()
                .map(file -> file.getFileName().toString())
                .map(file -> kind + " " + file.substring(0, file.length() - ".json".length()))
                .collect(Collectors.toSet());
    }

    /// One line a fact, such as `block.attributes.arn.computed=true`.
    private static List<String> facts(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream text =
                        SchemaFactsTest.class.getResourceAsStream("facts/" + name + ".json");
                JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            facts(json, "", lines);
        }
        lines.removeIf(line -> line.startsWith("version=0"));
        return lines.stream()
                .map(line -> line.startsWith("block.") ? line.substring("block.".length()) : line)
                .sorted()
                .toList();
    }

    private static void facts(JsonParser json, String path, List<String> lines) throws IOException {
        if (path.matches("(.*\\.)?attributes\\.\\w+\\.type")) {
            lines.add(path + "=" + raw(json));
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String below =
                        path.isEmpty() ? json.currentName() : path + "." + json.currentName();
                json.nextToken();
                facts(json, below, lines);
            }
        } else {
            lines.add(path + "=" + json.getText());
        }
    }

    private static String raw(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(text)) {
            generator.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private static List<String> lines(Schema schema) throws IOException {
        List<String> lines = new ArrayList<>();
        if (schema.version() > 0) {
            lines.add("version=" + schema.version());
        }
        block(schema.block(), "", lines);
        return lines.stream().sorted().toList();
    }

    private static void block(Schema.Block block, String path, List<String> lines)
            throws IOException {
        if (block.deprecated()) {
            lines.add(path + "deprecated=true");
        }
        for (var entry : block.attributes().entrySet()) {
            attribute(entry.getValue(), path + "attributes." + entry.getKey() + ".", lines);
        }
        for (var entry : block.blocks().entrySet()) {
            nested(entry.getValue(), path + "block_types." + entry.getKey() + ".", lines);
        }
    }

    private static void attribute(Schema.Attribute attribute, String path, List<String> lines)
            throws IOException {
        StringWriter type = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(type)) {
            TypeJson.write(generator, attribute.type());
        }
        lines.add(path + "type=" + type);
        flag(attribute.required(), path + "required", lines);
        flag(attribute.optional(), path + "optional", lines);
        flag(attribute.computed(), path + "computed", lines);
        flag(attribute.sensitive(), path + "sensitive", lines);
        flag(attribute.writeOnly(), path + "write_only", lines);
        flag(attribute.deprecated(), path + "deprecated", lines);
    }

    private static void flag(boolean set, String path, List<String> lines) {
        if (set) {
            lines.add(path + "=true");
        }
    }

    private static void nested(Schema.NestedBlock nested, String path, List<String> lines)
            throws IOException {
        lines.add(path + "nesting_mode=" + nested.nesting().name().toLowerCase(Locale.ROOT));
        if (nested.minimum() > 0) {
            lines.add(path + "min_items=" + nested.minimum());
        }
        if (nested.maximum() > 0) {
            lines.add(path + "max_items=" + nested.maximum());
        }
        block(nested.block(), path + "block.", lines);
    }
}
