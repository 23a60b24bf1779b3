package dev.terrane.planfile;

import dev.terrane.planfile.Json.Elements;
import dev.terrane.planfile.Json.Literal;
import dev.terrane.planfile.Json.Members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A document as JSON. [DocumentDecoding] is its other half.
final class DocumentEncoding {
    private DocumentEncoding() {}

    static Json encode(PlanDocument document) {
        return new MembersBuilder()
                .add("format_version", new Literal(String.valueOf(PlanDocument.FORMAT_VERSION)))
                .text("terrane_version", document.terraneVersion())
                .flag("secrets_fingerprinted", document.fingerprinted())
                .add("options", options(document.options()))
                .map("files", document.files(), DocumentEncoding::digest)
                .map("variables", document.variables(), DocumentEncoding::value)
                .text("lineage", document.lineage())
                .map("objects", document.objects(), DocumentEncoding::digest)
                .map("providers", document.providers(), DocumentEncoding::provider)
                .map(
                        "provider_configurations",
                        document.providerConfigurations(),
                        DocumentEncoding::value)
                .map("changes", changes(document.changes()), Function.identity())
                .map("invocations", invocations(document.invocations()), Function.identity())
                .map("outputs", outputs(document.outputs()), Function.identity())
                .map("drift", changes(document.drift()), Function.identity())
                .text("timestamp", document.timestamp())
                .build();
    }

    private static Json options(PlanDocument.Options options) {
        return new MembersBuilder()
                .text("mode", options.mode())
                .add("refresh", bool(options.refresh()))
                .texts("targets", options.targets())
                .texts("excludes", options.excludes())
                .texts("replacements", options.replacements())
                .texts("invokes", options.invokes())
                .text("workspace", options.workspace())
                .flag("reads_all", options.readsAll())
                .optional("backend", options.backend(), DocumentEncoding::value)
                .build();
    }

    private static Json bool(boolean truth) {
        return truth ? Json.TRUE : Json.FALSE;
    }

    private static Json digest(Digest digest) {
        return new Json.Text(digest.text());
    }

    private static Json provider(ProviderVersion provider) {
        return new MembersBuilder()
                .text("version", provider.version())
                .text("runtime", provider.runtime().word())
                .build();
    }

    private static Map<String, Json> changes(List<PlannedChange> changes) {
        Map<String, Json> byPlace = new HashMap<>();
        for (PlannedChange change : changes) {
            if (byPlace.put(change.place(), new Json.Deferred(() -> change(change))) != null) {
                throw new IllegalStateException("a plan has two changes of " + change.place());
            }
        }
        return byPlace;
    }

    private static Json change(PlannedChange change) {
        return new MembersBuilder()
                .text("address", change.address())
                .text("previous_address", change.previousAddress())
                .text("deposed", change.deposedKey())
                .text("provider", change.provider())
                .texts("actions", change.actions())
                .text("reason", change.reason())
                .texts("forced_by", change.forcedBy())
                .text("block", change.block())
                .text("block_digest", change.blockDigest())
                .text("provisioner_digest", change.provisionerDigest())
                .optional("import_id", change.importId(), DocumentEncoding::value)
                .optional("before", change.before(), DocumentEncoding::value)
                .optional("after", change.after(), DocumentEncoding::value)
                .flag("stateful", change.stateful())
                .text("public_exposure", change.publicExposure())
                .texts("dependencies", change.dependencies())
                .build();
    }

    private static Map<String, Json> invocations(List<PlannedInvocation> invocations) {
        Map<String, Json> byPlace = new HashMap<>();
        for (PlannedInvocation invocation : invocations) {
            Json encoded =
                    new MembersBuilder()
                            .text("action", invocation.action())
                            .text("provider", invocation.provider())
                            .add("config", value(invocation.config()))
                            .optional("trigger", invocation.trigger(), DocumentEncoding::trigger)
                            .text("block", invocation.block())
                            .build();
            if (byPlace.put(invocation.place(), encoded) != null) {
                throw new IllegalStateException("a plan has two of " + invocation.place());
            }
        }
        return byPlace;
    }

    private static Json trigger(PlannedInvocation.Trigger trigger) {
        return new MembersBuilder()
                .text("resource", trigger.resource())
                .text("event", trigger.event())
                .add("block", new Literal(String.valueOf(trigger.block())))
                .add("element", new Literal(String.valueOf(trigger.element())))
                .flag("conditional", trigger.conditional())
                .build();
    }

    private static Map<String, Json> outputs(List<PlannedOutput> outputs) {
        Map<String, Json> byName = new HashMap<>();
        for (PlannedOutput output : outputs) {
            byName.put(
                    output.name(),
                    new MembersBuilder()
                            .text("action", output.action())
                            .optional("before", output.before(), DocumentEncoding::value)
                            .optional("after", output.after(), DocumentEncoding::value)
                            .build());
        }
        return byName;
    }

    static Json value(DocumentValue value) {
        return switch (value) {
            case DocumentValue.Null none -> Json.NULL;
            case DocumentValue.Bool bool -> bool(bool.truth());
            case DocumentValue.Number number -> number(number.text());
            case DocumentValue.Text text -> new Json.Text(text.text());
            case DocumentValue.Sequence sequence -> elements(sequence.elements());
            case DocumentValue.PartialSet set -> Members.of("$set", elements(set.elements()));
            case DocumentValue.Mapping mapping -> mapping(mapping);
            case DocumentValue.Unknown unknown -> Members.of("$unknown", Json.TRUE);
            case DocumentValue.Ephemeral ephemeral -> Members.of("$ephemeral", Json.TRUE);
            case DocumentValue.Sensitive secret ->
                    Members.of(
                            "$sensitive",
                            secret.fingerprint().<Json>map(Json.Text::new).orElse(Json.TRUE));
        };
    }

    /// JSON has no infinity, and it is one in the language.
    private static Json number(String text) {
        return text.endsWith("Inf")
                ? Members.of("$number", new Json.Text(text))
                : new Literal(text);
    }

    private static Json elements(List<DocumentValue> elements) {
        return new Elements(elements.stream().map(DocumentEncoding::value).toList());
    }

    private static Json mapping(DocumentValue.Mapping mapping) {
        Map<String, Json> members = new HashMap<>();
        mapping.entries().forEach((key, entry) -> members.put(key, value(entry)));
        return Members.of(members);
    }
}
