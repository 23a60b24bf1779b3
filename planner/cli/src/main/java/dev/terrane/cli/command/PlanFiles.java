package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.cli.view.PlanJson;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.Derived;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.FingerprintKeys;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanDocuments;
import dev.terrane.planfile.PlanFileWriter;
import dev.terrane.planfile.Sidecar;
import dev.terrane.planfile.SidecarStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps a plan in a file, and beside the state what may not stand in it.
final class PlanFiles {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> ONLY_IN_STATES =
            Set.of("version", "terraform_version", "serial");

    private PlanFiles() {}

    /// Whether a file is a plan and not a state: whether its outermost object has no key that only
    /// states have. What can not be read as JSON is for the reader of plans to complain of.
    static boolean isPlan(Path file) {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (ONLY_IN_STATES.contains(json.currentName())) {
                    return false;
                }
                json.nextToken();
                json.skipChildren();
            }
            return true;
        } catch (JsonParseException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void write(
            String name,
            Derived derived,
            Planning planning,
            CommandContext context,
            Reporter reporter) {
        try {
            Kept kept = make(derived, planning);
            SavedPlans.write(
                    name, kept.bytes(), context, Encrypting.of(context, planning.loaded()));
            keepRest(kept, derived, planning, context);
            reporter.say(
                    context.invocation().inAutomation()
                            ? "The plan is in %s.".formatted(name)
                            : "The plan is in %s. Apply exactly this with: terrane apply %s"
                                    .formatted(name, name));
        } catch (IOException e) {
            planning.diagnostics()
                    .add(
                            Diagnostic.error(
                                    "The plan could not be kept",
                                    "\"%s\" could not be written: %s."
                                            .formatted(name, e.getMessage())));
        } catch (StateStoreException e) {
            planning.diagnostics().add(e.diagnostic());
        }
    }

    /// A plan as it is kept, with the key of its state.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Kept(byte[] bytes, PlanDocument document, FingerprintKey key) {}

    static Kept make(Derived derived, Planning planning) throws StateStoreException {
        FingerprintKey key =
                FingerprintKeys.readOrCreate(planning.session().companions(), new SecureRandom());
        PlanDocument document =
                PlanDocuments.of(PresentPlan.inputs(derived, Optional.of(key), planning));
        byte[] bytes = PlanFileWriter.bytes(document);
        if (!planning.session().keepsCompanions() && holdsSecrets(bytes)) {
            planning.diagnostics().add(keyStaysHere());
        }
        return new Kept(bytes, document, key);
    }

    private static boolean holdsSecrets(byte[] plan) {
        return new String(plan, StandardCharsets.UTF_8).contains("{\"$sensitive\": \"");
    }

    private static Diagnostic keyStaysHere() {
        return Diagnostic.warning(
                "Secrets can be compared on this machine alone",
                "The plan holds secrets as fingerprints. Their key lies beside the state where that can be, but this backend keeps a state and nothing else, so the key stays in .terrane on this machine. On another one, apply asks for -accept-uncompared-secrets. Where the server of a backend \"http\" has room for more than the state, name the place in TERRANE_HTTP_COMPANION_ADDRESS.");
    }

    /// Keeps what may not stand in the file, encrypted.
    static void keepRest(Kept kept, Derived derived, Planning planning, CommandContext context)
            throws IOException {
        sidecar(context)
                .write(
                        kept.bytes(),
                        new Sidecar(stored(derived), out -> writeShown(derived, planning, out)),
                        kept.key());
    }

    static SidecarStore sidecar(CommandContext context) {
        return new SidecarStore(context.directory().resolve(".terrane"), new SecureRandom());
    }

    private static void writeShown(Derived derived, Planning planning, OutputStream out)
            throws IOException {
        JsonDocument.writeCompact(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                json ->
                        new PlanJson(new ObjectTypes(derived.providers()))
                                .write(
                                        json,
                                        derived.plan(),
                                        derived.refreshed(),
                                        derived.configuration(),
                                        planning.bench().clock().instant().toString()));
    }

    /// Ephemeral values are given again at apply; all others may be kept, encrypted.
    private static SortedMap<String, Value> stored(Derived derived) {
        SortedMap<String, Value> stored = new TreeMap<>();
        derived.variables()
                .forEach((name, value) -> {
                    if (!value.containsMark(Mark.EPHEMERAL)) {
                        stored.put(name, value);
                    }
                });
        return stored;
    }
}
