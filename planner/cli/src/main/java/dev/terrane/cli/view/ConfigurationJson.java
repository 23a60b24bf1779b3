package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Output;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.Variable;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `configuration` of a plan: what the modules declare, with the names that expressions refer to.
final class ConfigurationJson {
    private final ObjectTypes types;

    ConfigurationJson(ObjectTypes types) {
        this.types = types;
    }

    void write(JsonGenerator json, Configuration configuration) throws IOException {
        var providers = new ProviderKeys(configuration);
        json.writeStartObject();
        providers.writeField(json);
        json.writeFieldName("root_module");
        writeModule(json, configuration.root(), providers);
        json.writeEndObject();
    }

    private void writeModule(JsonGenerator json, ModuleNode module, ProviderKeys providers)
            throws IOException {
        json.writeStartObject();
        writeOutputs(json, module.config().outputs());
        writeResources(json, module, providers);
        writeCalls(json, module, providers);
        writeVariables(json, module.config().variables());
        json.writeEndObject();
    }

    private static void writeOutputs(JsonGenerator json, Map<String, Output> outputs)
            throws IOException {
        if (outputs.isEmpty()) {
            return;
        }
        json.writeFieldName("outputs");
        json.writeStartObject();
        for (Output output : new TreeMap<>(outputs).values()) {
            json.writeFieldName(output.name());
            json.writeStartObject();
            writeFlag(json, "sensitive", output.sensitive());
            writeFlag(json, "ephemeral", output.ephemeral());
            json.writeFieldName("expression");
            ExpressionJson.write(json, output.value());
            writeDependsOn(json, output.dependsOn());
            writeText(json, "description", output.description());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeFlag(JsonGenerator json, String name, boolean flag)
            throws IOException {
        if (flag) {
            json.writeBooleanField(name, true);
        }
    }

    private static void writeText(JsonGenerator json, String name, Optional<String> text)
            throws IOException {
        if (text.isPresent() && !text.get().isEmpty()) {
            json.writeStringField(name, text.get());
        }
    }

    private static void writeDependsOn(JsonGenerator json, List<Traversal> dependsOn)
            throws IOException {
        if (dependsOn.isEmpty()) {
            return;
        }
        json.writeFieldName("depends_on");
        json.writeStartArray();
        for (Traversal dependency : dependsOn) {
            for (String subject : ExpressionJson.subject(dependency).stream().toList()) {
                json.writeString(subject);
            }
        }
        json.writeEndArray();
    }

    /// Managed ones first, then those that are read, each by name.
    private void writeResources(JsonGenerator json, ModuleNode module, ProviderKeys providers)
            throws IOException {
        List<Resource> resources =
                Stream.concat(
                                module.config().resources().values().stream(),
                                module.config().checks().values().stream()
                                        .flatMap(check -> check.data().stream()))
                        .filter(resource -> !resource.address().isAction())
                        .sorted(
                                Comparator.comparing((Resource r) -> !r.address().isManaged())
                                        .thenComparing(r -> r.address().toString()))
                        .toList();
        if (resources.isEmpty()) {
            return;
        }
        json.writeFieldName("resources");
        json.writeStartArray();
        for (Resource resource : resources) {
            writeResource(json, module, resource, providers);
        }
        json.writeEndArray();
    }

    private void writeResource(
            JsonGenerator json, ModuleNode module, Resource resource, ProviderKeys providers)
            throws IOException {
        Optional<ObjectType> type =
                types.find(module.config().source(resource.provider().name()), resource.address());
        json.writeStartObject();
        json.writeStringField("address", resource.address().toString());
        json.writeStringField("mode", resource.address().mode().word());
        json.writeStringField("type", resource.address().type());
        json.writeStringField("name", resource.address().name());
        json.writeStringField("provider_config_key", providers.key(module, resource.provider()));
        writeProvisioners(json, resource.provisioners());
        new ArgumentsJson(json)
                .writeField("expressions", resource.body(), type.map(t -> t.schema().block()));
        json.writeNumberField("schema_version", type.map(t -> t.schema().version()).orElse(0L));
        writeRepetition(json, resource.repetition());
        writeDependsOn(json, resource.dependsOn());
        json.writeEndObject();
    }

    private static void writeProvisioners(
            JsonGenerator json, Collection<Resource.Provisioner> provisioners) throws IOException {
        if (provisioners.isEmpty()) {
            return;
        }
        json.writeFieldName("provisioners");
        json.writeStartArray();
        for (Resource.Provisioner provisioner : provisioners) {
            json.writeStartObject();
            json.writeStringField("type", provisioner.type());
            new ArgumentsJson(json).writeField("expressions", provisioner.body(), Optional.empty());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRepetition(JsonGenerator json, Repetition repetition)
            throws IOException {
        switch (repetition) {
            case Repetition.Single single -> {}
            case Repetition.Count count ->
                    ExpressionJson.writeField(json, "count_expression", count.expression());
            case Repetition.ForEach each ->
                    ExpressionJson.writeField(json, "for_each_expression", each.expression());
            case Repetition.Enabled enabled ->
                    ExpressionJson.writeField(json, "enabled_expression", enabled.expression());
        }
    }

    private void writeCalls(JsonGenerator json, ModuleNode module, ProviderKeys providers)
            throws IOException {
        if (module.children().isEmpty()) {
            return;
        }
        json.writeFieldName("module_calls");
        json.writeStartObject();
        for (Map.Entry<String, ModuleNode> child : module.children().entrySet()) {
            Optional<ModuleCall> call = child.getValue().call();
            if (call.isPresent()) {
                json.writeFieldName(child.getKey());
                writeCall(json, call.get(), child.getValue(), providers);
            }
        }
        json.writeEndObject();
    }

    private void writeCall(
            JsonGenerator json, ModuleCall call, ModuleNode child, ProviderKeys providers)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("source", call.source());
        new ArgumentsJson(json).writeField("expressions", new TreeMap<>(call.arguments()));
        writeRepetition(json, call.repetition());
        json.writeFieldName("module");
        writeModule(json, child, providers);
        writeText(json, "version_constraint", call.version());
        writeDependsOn(json, call.dependsOn());
        json.writeEndObject();
    }

    private static void writeVariables(JsonGenerator json, Map<String, Variable> variables)
            throws IOException {
        if (variables.isEmpty()) {
            return;
        }
        json.writeFieldName("variables");
        json.writeStartObject();
        for (Variable variable : new TreeMap<>(variables).values()) {
            json.writeFieldName(variable.name());
            json.writeStartObject();
            if (variable.defaultValue().isPresent()) {
                json.writeFieldName("default");
                JsonValues.write(json, variable.defaultValue().get());
            }
            writeText(json, "description", variable.description());
            writeFlag(json, "sensitive", variable.sensitive());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
