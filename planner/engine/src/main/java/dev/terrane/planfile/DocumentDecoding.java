package dev.terrane.planfile;

import dev.terrane.planfile.Json.Literal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A document from JSON, with nothing passed over. [DocumentEncoding] is its other half.
final class DocumentDecoding {
    private DocumentDecoding() {}

    static PlanDocument decode(Json json) throws PlanFileException {
        Fields fields = new Fields("", json);
        checkVersion(fields.optional("format_version"));
        PlanDocument document =
                new PlanDocument(
                        fields.text("terrane_version"),
                        fields.flag("secrets_fingerprinted"),
                        fields.required("options", DocumentDecoding::options),
                        fields.map("files", DocumentDecoding::digest),
                        fields.map("variables", ValueDecoding::decode),
                        fields.text("lineage"),
                        fields.map("objects", DocumentDecoding::digest),
                        fields.map("providers", DocumentDecoding::provider),
                        fields.map("provider_configurations", ValueDecoding::decode),
                        changes(fields, "changes"),
                        List.copyOf(
                                fields.map("invocations", DocumentDecoding::invocation).values()),
                        List.copyOf(fields.map("outputs", DocumentDecoding::output).values()),
                        changes(fields, "drift"),
                        fields.optionalText("timestamp"));
        fields.end();
        return document;
    }

    private static void checkVersion(Optional<Json> version) throws PlanFileException {
        if (version.isEmpty()) {
            throw new PlanFileException(
                    "It has no \"format_version\", which every plan of terrane has.");
        }
        Json known = new Literal(String.valueOf(PlanDocument.FORMAT_VERSION));
        if (!version.get().equals(known)) {
            String other =
                    version.get() instanceof Literal literal ? literal.text() : "something else";
            throw new PlanFileException(
                    "It is in version %s of the format of plans, and this terrane knows version %d. Make the plan again with this version, or use the one that wrote it."
                            .formatted(other, PlanDocument.FORMAT_VERSION));
        }
    }

    private static PlanDocument.Options options(String place, Json json) throws PlanFileException {
        Fields fields = new Fields(place, json);
        PlanDocument.Options options =
                new PlanDocument.Options(
                        fields.text("mode"),
                        fields.required("refresh", Fields::truth),
                        fields.texts("targets"),
                        fields.texts("excludes"),
                        fields.texts("replacements"),
                        fields.texts("invokes"),
                        fields.text("workspace"),
                        fields.flag("reads_all"),
                        fields.optional("backend", ValueDecoding::decode));
        fields.end();
        return options;
    }

    private static Digest digest(String place, Json json) throws PlanFileException {
        return new Digest(Fields.text(place, json));
    }

    private static ProviderVersion provider(String place, Json json) throws PlanFileException {
        Fields fields = new Fields(place, json);
        ProviderVersion provider =
                new ProviderVersion(
                        fields.text("version"),
                        fields.required("runtime", DocumentDecoding::runtime));
        fields.end();
        return provider;
    }

    private static ProviderVersion.Runtime runtime(String place, Json json)
            throws PlanFileException {
        return Arrays.stream(ProviderVersion.Runtime.values())
                .filter(runtime -> json.equals(new Json.Text(runtime.word())))
                .findFirst()
                .orElseThrow(() -> Fields.unexpected(place, json, "\"native\" or \"plugin\""));
    }

    private static List<PlannedChange> changes(Fields document, String name)
            throws PlanFileException {
        Collection<PlannedChange> changes = document.map(name, DocumentDecoding::change).values();
        return List.copyOf(changes);
    }

    private static PlannedChange change(String place, Json json) throws PlanFileException {
        Fields fields = new Fields(place, json);
        PlannedChange change =
                new PlannedChange(
                        fields.text("address"),
                        fields.optionalText("previous_address"),
                        fields.optionalText("deposed"),
                        fields.text("provider"),
                        fields.texts("actions"),
                        fields.optionalText("reason"),
                        fields.texts("forced_by"),
                        fields.optionalText("block"),
                        fields.optionalText("block_digest"),
                        fields.optionalText("provisioner_digest"),
                        fields.optional("import_id", ValueDecoding::decode),
                        fields.optional("before", ValueDecoding::decode),
                        fields.optional("after", ValueDecoding::decode),
                        fields.flag("stateful"),
                        fields.optionalText("public_exposure"),
                        fields.texts("dependencies"));
        fields.end();
        if (!place.endsWith("/" + change.place())) {
            throw new PlanFileException(
                    "\"%s\" names another object: %s.".formatted(place, change.place()));
        }
        return change;
    }

    private static PlannedInvocation invocation(String place, Json json) throws PlanFileException {
        Fields fields = new Fields(place, json);
        PlannedInvocation invocation =
                new PlannedInvocation(
                        fields.text("action"),
                        fields.text("provider"),
                        fields.required("config", ValueDecoding::decode),
                        fields.optional("trigger", DocumentDecoding::trigger),
                        fields.text("block"));
        fields.end();
        if (!place.endsWith("/" + invocation.place())) {
            throw new PlanFileException(
                    "\"%s\" names another invocation: %s.".formatted(place, invocation.place()));
        }
        return invocation;
    }

    private static PlannedInvocation.Trigger trigger(String place, Json json)
            throws PlanFileException {
        Fields fields = new Fields(place, json);
        PlannedInvocation.Trigger trigger =
                new PlannedInvocation.Trigger(
                        fields.text("resource"),
                        fields.text("event"),
                        fields.required("block", DocumentDecoding::index),
                        fields.required("element", DocumentDecoding::index),
                        fields.flag("conditional"));
        fields.end();
        return trigger;
    }

    private static int index(String place, Json json) throws PlanFileException {
        if (json instanceof Literal literal && literal.text().matches("[0-9]{1,9}")) {
            return Integer.parseInt(literal.text());
        }
        throw Fields.unexpected(place, json, "a whole number");
    }

    private static PlannedOutput output(String place, Json json) throws PlanFileException {
        Fields fields = new Fields(place, json);
        PlannedOutput output =
                new PlannedOutput(
                        place.substring(place.indexOf('/') + 1),
                        fields.text("action"),
                        fields.optional("before", ValueDecoding::decode),
                        fields.optional("after", ValueDecoding::decode));
        fields.end();
        return output;
    }
}
