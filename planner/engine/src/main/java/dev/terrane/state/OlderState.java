package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A state of version 1, 2 or 3, as Terraform wrote it before 0.12, told again in version 4.
///
/// Those list modules, and in each its resources by `type.name` or `type.name.index`; attributes are
/// texts under dotted keys ([Flatmap]). Version 1 has outputs without types, and version 2 counts maps
/// as it counts lists.
final class OlderState {
    private static final Pattern RESOURCE =
            Pattern.compile("(data\\.)?([^.]+)\\.([^.]+?)(?:\\.(\\d+))?");
    private static final int CURRENT = 4;

    private final long version;
    private final JsonTree.Node state;

    OlderState(long version, JsonTree.Node state) {
        this.version = version;
        this.state = state;
    }

    private record Instance(String key, String deposed, boolean tainted, JsonTree.Node object) {}

    private static final class Found {
        private final List<Instance> instances = new ArrayList<>();
        private final List<String> dependencies = new ArrayList<>();
        private String provider = "";
    }

    /// The text of the same state in version 4.
    byte[] upgraded() throws IOException, StateFormatException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("version", CURRENT);
            json.writeStringField("terraform_version", state.text("terraform_version"));
            json.writeNumberField("serial", state.number("serial"));
            json.writeStringField("lineage", state.text("lineage"));
            json.writeObjectFieldStart("outputs");
            for (JsonTree.Node module : state.list("modules")) {
                if (path(module).isEmpty()) {
                    outputs(module.get("outputs"), json);
                }
            }
            json.writeEndObject();
            json.writeArrayFieldStart("resources");
            for (JsonTree.Node module : state.list("modules")) {
                resources(module, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// `module.a.module.b`, empty for the root.
    private static String path(JsonTree.Node module) {
        return module.list("path").stream()
                .map(JsonTree.Node::asText)
                .skip(1)
                .map(name -> "module." + name)
                .reduce((a, b) -> a + "." + b)
                .orElse("");
    }

    private void outputs(JsonTree.Node outputs, JsonGenerator json) throws IOException {
        for (Map.Entry<String, JsonTree.Node> output : outputs.entries().entrySet()) {
            JsonTree.Node said = output.getValue();
            JsonTree.Node value = said.isObject() ? said.get("value") : said;
            json.writeObjectFieldStart(output.getKey());
            json.writeFieldName("value");
            value.write(json);
            json.writeFieldName("type");
            value.writeType(json);
            if (said.isObject() && said.get("sensitive").asText().equals("true")) {
                json.writeBooleanField("sensitive", true);
            }
            json.writeEndObject();
        }
    }

    private void resources(JsonTree.Node module, JsonGenerator json)
            throws IOException, StateFormatException {
        String path = path(module);
        Map<String, Found> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonTree.Node> each : module.get("resources").entries().entrySet()) {
            Matcher name = RESOURCE.matcher(each.getKey());
            if (!name.matches()) {
                throw new StateFormatException(
                        "a resource in it is called \"%s\", which is no address"
                                .formatted(each.getKey()));
            }
            String data = name.group(1) == null ? "" : "data.";
            String address = data + name.group(2) + "." + name.group(3);
            String key = name.group(4) == null ? "" : name.group(4);
            collect(each.getValue(), key, path, found.computeIfAbsent(address, a -> new Found()));
        }
        for (Map.Entry<String, Found> each : found.entrySet()) {
            resource(path, each.getKey(), each.getValue(), json);
        }
    }

    private void collect(JsonTree.Node resource, String key, String path, Found found) {
        JsonTree.Node primary = resource.get("primary");
        if (primary.isObject()) {
            boolean tainted = primary.get("tainted").asText().equals("true");
            found.instances.add(new Instance(key, "", tainted, primary));
        }
        int number = 0;
        for (String list : List.of("tainted", "deposed")) {
            for (JsonTree.Node old : resource.list(list)) {
                found.instances.add(new Instance(key, "%08x".formatted(++number), false, old));
            }
        }
        found.provider = resource.text("provider");
        for (JsonTree.Node on : resource.list("depends_on")) {
            dependencies(on.asText(), path).stream()
                    .filter(each -> !found.dependencies.contains(each))
                    .forEach(found.dependencies::add);
        }
    }

    /// A whole module stands for all that it manages.
    private List<String> dependencies(String on, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        String[] steps = on.split("\\.");
        if (steps.length >= 2 && steps[0].equals("module")) {
            String module = prefix + "module." + steps[1];
            return state.list("modules").stream()
                    .filter(each -> path(each).equals(module))
                    .flatMap(each -> each.get("resources").entries().keySet().stream())
                    .filter(name -> !name.startsWith("data."))
                    .map(name -> module + "." + withoutIndex(name))
                    .distinct()
                    .toList();
        }
        return on.startsWith("data.") || steps.length < 2
                ? List.of()
                : List.of(prefix + steps[0] + "." + steps[1]);
    }

    private static String withoutIndex(String name) {
        String[] steps = name.split("\\.");
        return steps[0] + "." + steps[1];
    }

    private void resource(String path, String address, Found found, JsonGenerator json)
            throws IOException {
        if (found.instances.isEmpty()) {
            return;
        }
        boolean data = address.startsWith("data.");
        String[] steps = (data ? address.substring("data.".length()) : address).split("\\.");
        json.writeStartObject();
        if (!path.isEmpty()) {
            json.writeStringField("module", path);
        }
        json.writeStringField("mode", data ? "data" : "managed");
        json.writeStringField("type", steps[0]);
        json.writeStringField("name", steps[1]);
        json.writeStringField(
                "provider",
                found.provider.isEmpty() ? "provider." + steps[0].split("_")[0] : found.provider);
        json.writeArrayFieldStart("instances");
        for (Instance instance : found.instances) {
            instance(instance, found.dependencies, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void instance(Instance instance, List<String> dependencies, JsonGenerator json)
            throws IOException {
        JsonTree.Node meta = instance.object().get("meta");
        json.writeStartObject();
        if (!instance.key().isEmpty()) {
            json.writeNumberField("index_key", Integer.parseInt(instance.key()));
        }
        if (!instance.deposed().isEmpty()) {
            json.writeStringField("deposed", instance.deposed());
        }
        if (instance.tainted()) {
            json.writeStringField("status", "tainted");
        }
        json.writeNumberField("schema_version", meta.number("schema_version"));
        json.writeFieldName("attributes");
        json.writeRawValue(new String(attributes(instance.object()), StandardCharsets.UTF_8));
        if (!meta.entries().isEmpty()) {
            json.writeStringField("private", Base64.getEncoder().encodeToString(meta.json()));
        }
        if (!dependencies.isEmpty()) {
            json.writeArrayFieldStart("dependencies");
            for (String dependency : dependencies) {
                json.writeString(dependency);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private byte[] attributes(JsonTree.Node object) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("id", object.text("id"));
        object.get("attributes").entries().forEach((key, text) -> texts.put(key, text.asText()));
        return Flatmap.toJson(texts, version < 3);
    }
}
