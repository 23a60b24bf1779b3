package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.CheckResult;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The outcomes of conditions: `checks` of a plan or a state.
final class CheckJson {
    private static final String RESOURCE = "resource";

    private CheckJson() {}

    /// Nothing at all where there are no conditions.
    static void writeField(JsonGenerator json, List<CheckResult> results) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        json.writeFieldName("checks");
        json.writeStartArray();
        List<CheckResult> sorted =
                results.stream().sorted(Comparator.comparing(CheckResult::configAddress)).toList();
        for (CheckResult result : sorted) {
            write(json, result);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, CheckResult result) throws IOException {
        json.writeStartObject();
        json.writeFieldName("address");
        writeAddress(json, result);
        json.writeStringField("status", word(result.status()));
        if (!result.instances().isEmpty()) {
            json.writeFieldName("instances");
            json.writeStartArray();
            for (CheckResult.Instance instance : sorted(result.instances())) {
                writeInstance(json, result, instance);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static List<CheckResult.Instance> sorted(List<CheckResult.Instance> instances) {
        return instances.stream()
                .sorted(Comparator.comparing(CheckResult.Instance::address))
                .toList();
    }

    private static String word(CheckResult.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void writeAddress(JsonGenerator json, CheckResult result) throws IOException {
        Optional<ResourceInstanceAddress> resource = resource(result, result.configAddress());
        json.writeStartObject();
        json.writeStringField("kind", result.kind());
        if (resource.isPresent()) {
            json.writeStringField("mode", resource.get().resource().mode().word());
            writeModule(json, resource.get().module().toString());
            json.writeStringField("name", resource.get().resource().name());
        } else {
            writeModule(json, moduleOf(result, result.configAddress()));
            json.writeStringField("name", nameOf(result));
        }
        json.writeStringField("to_display", result.configAddress());
        if (resource.isPresent()) {
            json.writeStringField("type", resource.get().resource().type());
        }
        json.writeEndObject();
    }

    private static void writeInstance(
            JsonGenerator json, CheckResult result, CheckResult.Instance instance)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName("address");
        json.writeStartObject();
        Optional<ResourceInstanceAddress> resource = resource(result, instance.address());
        if (resource.isPresent() && !(resource.get().key() instanceof InstanceKey.NoKey)) {
            json.writeFieldName("instance_key");
            AddressJson.writeKey(json, resource.get().key());
        }
        writeModule(
                json,
                resource.map(r -> r.module().toString())
                        .orElseGet(() -> moduleOf(result, instance.address())));
        json.writeStringField("to_display", instance.address());
        json.writeEndObject();
        json.writeStringField("status", word(instance.status()));
        writeProblems(json, instance.problems());
        json.writeEndObject();
    }

    private static void writeProblems(JsonGenerator json, List<String> problems)
            throws IOException {
        if (problems.isEmpty()) {
            return;
        }
        json.writeFieldName("problems");
        json.writeStartArray();
        for (String problem : problems) {
            json.writeStartObject();
            json.writeStringField("message", problem);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeModule(JsonGenerator json, String module) throws IOException {
        if (!module.isEmpty()) {
            json.writeStringField("module", module);
        }
    }

    private static Optional<ResourceInstanceAddress> resource(CheckResult result, String address) {
        return result.kind().equals(RESOURCE) ? AddressParser.instance(address) : Optional.empty();
    }

    /// `c` of `module.m.check.c`: the names of outputs, variables and checks hold no dots.
    private static String nameOf(CheckResult result) {
        String address = result.configAddress();
        return address.substring(address.lastIndexOf('.') + 1);
    }

    /// `module.m["a"]` of `module.m["a"].output.x`.
    private static String moduleOf(CheckResult result, String address) {
        int name = address.length() - nameOf(result).length() - 1;
        int kind = name <= 0 ? -1 : address.lastIndexOf('.', name - 1);
        return kind < 0 ? "" : address.substring(0, kind);
    }
}
