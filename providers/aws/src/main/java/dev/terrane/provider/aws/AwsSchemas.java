package dev.terrane.provider.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.json.TypeJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads the schemas that lie beside this class as JSON, in the form in which `terraform providers
/// schema -json` prints them, without descriptions.
public final class AwsSchemas {
    private static final JsonFactory JSON = new JsonFactory();

    private AwsSchemas() {}

    static Schema provider() {
        return resource("schema/provider.json");
    }

    public static Schema resourceType(String type) {
        return resource("schema/resource/" + type + ".json");
    }

    public static Schema dataSource(String type) {
        return resource("schema/data/" + type + ".json");
    }

    private static Schema resource(String path) {
        try (InputStream text = AwsSchemas.class.getResourceAsStream(path)) {
            if (text == null) {
                throw new IllegalStateException("no schema is shipped at " + path);
            }
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped schema at " + path, e);
        }
    }

    /// @param text `{"version": 0, "block": {...}}`
    public static Schema read(InputStream text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            long version = 0;
            Schema.@Nullable Block block = null;
            boolean bare = true;
            Parts parts = new Parts();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "version" -> version = json.getLongValue();
                    case "block" -> {
                        block = block(json);
                        bare = false;
                    }
                    default -> parts.read(name, json);
                }
            }
            if (bare) {
                return new Schema(version, parts.block());
            }
            if (block == null) {
                throw new IOException("a schema without a block");
            }
            return new Schema(version, block);
        }
    }

    private static Schema.Block block(JsonParser json) throws IOException {
        Parts parts = new Parts();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            parts.read(name, json);
        }
        return parts.block();
    }

    /// What was read of a block so far.
    private static final class Parts {
        private final Map<String, Schema.Attribute> attributes = new HashMap<>();
        private final Map<String, Schema.NestedBlock> blocks = new HashMap<>();
        private boolean deprecated;

        void read(String name, JsonParser json) throws IOException {
            switch (name) {
                case "attributes" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String attribute = json.currentName();
                        json.nextToken();
                        attributes.put(attribute, attribute(json));
                    }
                }
                case "block_types" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String nested = json.currentName();
                        json.nextToken();
                        blocks.put(nested, nestedBlock(json));
                    }
                }
                case "deprecated" -> deprecated = json.getBooleanValue();
                default -> throw new IOException("a schema's block has no " + name);
            }
        }

        Schema.Block block() {
            return new Schema.Block(attributes, blocks, "", deprecated);
        }
    }

    private static Schema.Attribute attribute(JsonParser json) throws IOException {
        Type type = Type.DYNAMIC;
        Map<String, Boolean> flags = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (name.equals("type")) {
                type = TypeJson.read(json);
            } else {
                json.nextToken();
                flags.put(name, json.getBooleanValue());
            }
        }
        return new Schema.Attribute(
                type,
                null,
                flags.containsKey("required"),
                flags.containsKey("optional"),
                flags.containsKey("computed"),
                flags.containsKey("sensitive"),
                flags.containsKey("write_only"),
                flags.containsKey("deprecated"),
                "");
    }

    private static Schema.NestedBlock nestedBlock(JsonParser json) throws IOException {
        Schema.Nesting nesting = Schema.Nesting.LIST;
        Schema.Block block = new Schema.Block(Map.of(), Map.of());
        int minimum = 0;
        int maximum = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "nesting_mode" ->
                        nesting = Schema.Nesting.valueOf(json.getText().toUpperCase(Locale.ROOT));
                case "block" -> block = block(json);
                case "min_items" -> minimum = json.getIntValue();
                case "max_items" -> maximum = json.getIntValue();
                default -> throw new IOException("a nested block has no " + name);
            }
        }
        return new Schema.NestedBlock(nesting, block, minimum, maximum);
    }
}
