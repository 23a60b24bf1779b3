package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderFunction.Parameter;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.NestedObject;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The document of `providers schema -json`, in format 1.0. Descriptions count as plain text.
public final class SchemasJson {
    private SchemasJson() {}

    /// What one provider has.
    public record Known(ProviderSchema schema, Map<String, ProviderFunction> functions) {}

    /// @param providers by their sources
    public static String of(SortedMap<String, Known> providers) {
        return JsonDocument.compact(json -> {
            json.writeStartObject();
            json.writeStringField("format_version", "1.0");
            if (!providers.isEmpty()) {
                json.writeObjectFieldStart("provider_schemas");
                for (Map.Entry<String, Known> provider : providers.entrySet()) {
                    json.writeFieldName(provider.getKey());
                    write(json, provider.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Known provider) throws IOException {
        json.writeStartObject();
        json.writeFieldName("provider");
        write(json, provider.schema().provider());
        write(json, "resource_schemas", provider.schema().resources());
        write(json, "data_source_schemas", provider.schema().dataSources());
        write(json, "ephemeral_resource_schemas", provider.schema().ephemeralResources());
        write(json, "list_resource_schemas", provider.schema().listResources());
        write(json, "action_schemas", provider.schema().actions());
        if (!provider.functions().isEmpty()) {
            json.writeObjectFieldStart("functions");
            for (var function : new TreeMap<>(provider.functions()).entrySet()) {
                json.writeFieldName(function.getKey());
                write(json, function.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Map<String, Schema> schemas)
            throws IOException {
        if (schemas.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (var schema : new TreeMap<>(schemas).entrySet()) {
            json.writeFieldName(schema.getKey());
            write(json, schema.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Schema schema) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", schema.version());
        json.writeFieldName("block");
        write(json, schema.block());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Schema.Block block) throws IOException {
        json.writeStartObject();
        attributes(json, block.attributes());
        if (!block.blocks().isEmpty()) {
            json.writeObjectFieldStart("block_types");
            for (var nested : block.blocks().entrySet()) {
                json.writeFieldName(nested.getKey());
                write(json, nested.getValue());
            }
            json.writeEndObject();
        }
        description(json, block.description(), block.markdown());
        flag(json, "deprecated", block.deprecated());
        json.writeEndObject();
    }

    private static void attributes(JsonGenerator json, Map<String, Schema.Attribute> attributes)
            throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("attributes");
        for (var attribute : attributes.entrySet()) {
            json.writeFieldName(attribute.getKey());
            write(json, attribute.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Schema.Attribute attribute) throws IOException {
        json.writeStartObject();
        NestedObject nested = attribute.nested();
        if (nested == null) {
            json.writeFieldName("type");
            TypeJson.write(json, attribute.type());
        } else {
            json.writeObjectFieldStart("nested_type");
            attributes(json, nested.attributes());
            json.writeStringField("nesting_mode", word(nested.nesting()));
            json.writeEndObject();
        }
        description(json, attribute.description(), attribute.markdown());
        flag(json, "deprecated", attribute.deprecated());
        flag(json, "required", attribute.required());
        flag(json, "optional", attribute.optional());
        flag(json, "computed", attribute.computed());
        flag(json, "sensitive", attribute.sensitive());
        flag(json, "write_only", attribute.writeOnly());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, NestedBlock nested) throws IOException {
        json.writeStartObject();
        json.writeStringField("nesting_mode", word(nested.nesting()));
        json.writeFieldName("block");
        write(json, nested.block());
        if (nested.minimum() > 0) {
            json.writeNumberField("min_items", nested.minimum());
        }
        if (nested.maximum() > 0) {
            json.writeNumberField("max_items", nested.maximum());
        }
        json.writeEndObject();
    }

    private static void description(JsonGenerator json, String text, boolean markdown)
            throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField("description", text);
        }
        json.writeStringField("description_kind", markdown ? "markdown" : "plain");
    }

    private static void flag(JsonGenerator json, String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    private static String word(Nesting nesting) {
        return nesting.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator json, ProviderFunction function) throws IOException {
        json.writeStartObject();
        json.writeStringField("summary", function.summary());
        json.writeFieldName("return_type");
        TypeJson.write(json, function.result());
        List<Parameter> parameters = function.parameters();
        if (!parameters.isEmpty()) {
            json.writeArrayFieldStart("parameters");
            for (Parameter parameter : parameters) {
                write(json, parameter);
            }
            json.writeEndArray();
        }
        Optional<Parameter> variadic = function.variadic();
        if (variadic.isPresent()) {
            json.writeFieldName("variadic_parameter");
            write(json, variadic.get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", parameter.name());
        if (!parameter.description().isEmpty()) {
            json.writeStringField("description", parameter.description());
        }
        if (parameter.acceptsNull()) {
            json.writeBooleanField("is_nullable", true);
        }
        json.writeFieldName("type");
        TypeJson.write(json, parameter.type());
        json.writeEndObject();
    }
}
