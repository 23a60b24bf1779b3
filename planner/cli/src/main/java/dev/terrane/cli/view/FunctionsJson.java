package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.hcl.expression.Function.Accepts;
import dev.terrane.hcl.expression.Function.Description;
import dev.terrane.hcl.expression.Function.Parameter;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The document of `metadata functions -json`, in Terraform's form.
public final class FunctionsJson {
    private FunctionsJson() {}

    /// @param functions by the name under which they are called
    public static String of(SortedMap<String, Description> functions) {
        return JsonDocument.compact(json -> {
            json.writeStartObject();
            json.writeStringField("format_version", "1.0");
            json.writeObjectFieldStart("function_signatures");
            for (Map.Entry<String, Description> function : functions.entrySet()) {
                json.writeFieldName(function.getKey());
                write(json, function.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Description function) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", function.summary());
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
        Optional<Parameter> variadic = function.variadicParameter();
        if (variadic.isPresent()) {
            json.writeFieldName("variadic_parameter");
            write(json, variadic.get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", parameter.name());
        json.writeStringField("description", parameter.description());
        if (parameter.accepts().contains(Accepts.NULL)) {
            json.writeBooleanField("is_nullable", true);
        }
        json.writeFieldName("type");
        TypeJson.write(json, parameter.type());
        json.writeEndObject();
    }
}
