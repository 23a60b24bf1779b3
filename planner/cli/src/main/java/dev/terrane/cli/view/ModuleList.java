package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.loading.ModuleManifest;
import dev.terrane.config.loading.ModuleManifest.Entry;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The modules of a configuration, as a tree for people or as a list in JSON.
public final class ModuleList {
    private final Configuration configuration;
    private final ModuleManifest manifest;

    public ModuleList(Configuration configuration, ModuleManifest manifest) {
        this.configuration = configuration;
        this.manifest = manifest;
    }

    public String text() {
        List<ModuleNode> modules = List.copyOf(configuration.root().children().values());
        if (modules.isEmpty()) {
            return "The configuration calls no modules.\n";
        }
        StringBuilder text = new StringBuilder(".\n");
        append(modules, "", text);
        return text.toString();
    }

    private void append(List<ModuleNode> modules, String indent, StringBuilder text) {
        for (int i = 0; i < modules.size(); i++) {
            ModuleNode module = modules.get(i);
            boolean last = i == modules.size() - 1;
            text.append(indent).append(last ? "└── " : "├── ");
            text.append('"').append(module.path().names().getLast()).append("\" [");
            text.append(source(module)).append(']');
            String version = version(module);
            text.append(version.isEmpty() ? "" : " " + version).append('\n');
            append(
                    List.copyOf(module.children().values()),
                    indent + (last ? "    " : "│   "),
                    text);
        }
    }

    /// Terraform's document: `key` is the name of the call alone.
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format_version", "1.0");
            json.writeArrayFieldStart("modules");
            for (ModuleNode module : configuration.modules().toList()) {
                if (module.call().isPresent()) {
                    write(module, json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be written to", e);
        }
        return text.toString();
    }

    private void write(ModuleNode module, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", module.path().names().getLast());
        json.writeStringField("source", source(module));
        json.writeStringField("version", version(module));
        json.writeEndObject();
    }

    private String source(ModuleNode module) {
        return entry(module)
                .map(Entry::source)
                .orElseGet(() -> module.call().map(ModuleCall::source).orElse(""));
    }

    private String version(ModuleNode module) {
        return entry(module).map(Entry::version).orElse("");
    }

    private Optional<Entry> entry(ModuleNode module) {
        return manifest.entry(module.path());
    }
}
