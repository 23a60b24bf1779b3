package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.objects.SchemaMarks;
import dev.terrane.operating.FoundConfig;
import dev.terrane.operating.SearchListener;
import dev.terrane.operating.SearchOutcome;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What lists find as lines of an [EventStream]: `list_start`, `list_resource_found` for each object and
/// `list_complete`, as Terraform 1.14 has them.
public final class SearchEvents implements SearchListener {
    private final EventStream stream;
    private final boolean withConfig;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param withConfig whether blocks for the objects are told, too
    public SearchEvents(EventStream stream, boolean withConfig) {
        this.stream = stream;
        this.withConfig = withConfig;
    }

    @Override
    public void started(SearchOutcome outcome) {
        event(
                outcome.list() + ": Starting query...",
                "list_start",
                outcome,
                json -> {
                    json.writeFieldName("input_config");
                    JsonValues.write(json, WithoutSecrets.of(outcome.config()));
                });
    }

    @Override
    public void found(SearchOutcome outcome, Found found) {
        Optional<FoundConfig.Blocks> blocks =
                withConfig ? FoundConfig.blocks(outcome, found, name(outcome)) : Optional.empty();
        event(
                outcome.list() + ": Result found",
                "list_resource_found",
                outcome,
                json -> write(json, outcome, found, blocks));
    }

    private synchronized String name(SearchOutcome outcome) {
        return FoundConfig.name(outcome, numbers);
    }

    private static void write(
            JsonGenerator json,
            SearchOutcome outcome,
            Found found,
            Optional<FoundConfig.Blocks> blocks)
            throws IOException {
        json.writeStringField("display_name", found.displayName());
        if (found.identity().isPresent()) {
            Identity identity = found.identity().get();
            json.writeFieldName("identity");
            JsonValues.write(json, identity.attributes());
            json.writeNumberField("identity_version", identity.schemaVersion());
        }
        if (outcome.withObjects() && found.object().isPresent()) {
            json.writeFieldName("resource_object");
            JsonValues.write(json, shown(outcome, found.object().get()));
        }
        if (blocks.isPresent()) {
            json.writeStringField("config", blocks.get().resource());
            if (blocks.get().importing().isPresent()) {
                json.writeStringField("import_config", blocks.get().importing().get());
            }
        }
    }

    /// No mask says what of it is sensitive, so that is left out.
    private static Value shown(SearchOutcome outcome, Value object) {
        return WithoutSecrets.of(
                outcome.schema()
                        .map(schema -> SchemaMarks.of(schema.block()).apply(object))
                        .orElse(object));
    }

    @Override
    public void completed(SearchOutcome outcome) {
        int total = outcome.found().size();
        event(
                outcome.list() + ": List complete, " + total + " found",
                "list_complete",
                outcome,
                json -> json.writeNumberField("total", total));
    }

    private void event(
            String message, String type, SearchOutcome outcome, JsonDocument.Content content) {
        stream.write(
                "info",
                message,
                json -> {
                    json.writeFieldName(type);
                    json.writeStartObject();
                    json.writeStringField("address", outcome.list().toString());
                    json.writeStringField("resource_type", outcome.type());
                    content.write(json);
                    json.writeEndObject();
                    json.writeStringField("type", type);
                });
    }
}
