package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.delete;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.secret;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.stored;
import static dev.terrane.planfile.Samples.text;
import static dev.terrane.planfile.Samples.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Secrets in every place where one can get, none of which may be in the bytes.
class CanariesTest {
    private static final String VARIABLE = "canary-variable-7fK\"q<x>";
    private static final String NESTED = "canary-nested-1Zp/+";
    private static final String RESOURCE = "canary-resource-9aB";
    private static final String STATE = "canary-state-3Qw";
    private static final String WRAPPED = "canary-wrapped-4Rt";
    private static final String OUTPUT = "canary-output-5Ty";
    private static final String OLD_OUTPUT = "canary-old-output-6Ui";
    private static final String DRIFT = "canary-drift-8Io";
    private static final String PROVIDER = "canary-provider-2Op";
    private static final String BACKEND = "canary-backend-0Lk";
    private static final String EPHEMERAL = "canary-ephemeral-7Jh";
    private static final String FURTHER = "canary-further-6Gf";
    private static final String NUMBER = "918273645546372819";
    private static final List<String> ALL =
            List.of(
                    VARIABLE,
                    NESTED,
                    RESOURCE,
                    STATE,
                    WRAPPED,
                    OUTPUT,
                    OLD_OUTPUT,
                    DRIFT,
                    PROVIDER,
                    BACKEND,
                    EPHEMERAL,
                    FURTHER,
                    NUMBER);

    private static final StateSnapshot PRIOR =
            state(
                    "lineage-1",
                    stored(
                                    "stored",
                                    "{\"id\": \"%s\", \"any\": {\"value\": {\"deep\": \"%s\"}, \"type\": [\"object\", {\"deep\": \"string\"}]}}"
                                            .formatted(STATE, WRAPPED),
                                    ", \"sensitive_attributes\": [[{\"type\": \"get_attr\", \"value\": \"id\"}],"
                                            + "[{\"type\": \"get_attr\", \"value\": \"any\"}, {\"type\": \"get_attr\", \"value\": \"deep\"}]]")
                            + ","
                            + stored("plain", "{\"copy\": \"" + STATE + "\"}"),
                    "{\"old\": {\"value\": \""
                            + OLD_OUTPUT
                            + "\", \"type\": \"string\", \"sensitive\": true}}");

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("with a key", PlanDocuments.of(inputs().withKey(Samples.KEY))),
                Arguments.of("without a key", PlanDocuments.of(inputs())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void holdsNoSecretInAnyForm(String name, PlanDocument document) throws PlanFileException {
        String text = Samples.written(document);
        for (String canary : ALL) {
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            assertThat(text)
                    .doesNotContain(canary)
                    .doesNotContain(JsonText.quoted(canary).replace("\"", ""))
                    .doesNotContain(HexFormat.of().formatHex(bytes))
                    .doesNotContain(Sha256.of(canary))
                    .doesNotContain(URLEncoder.encode(canary, StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++) {
                byte[] inner = ("x".repeat(i) + canary).getBytes(StandardCharsets.UTF_8);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(inner);
                assertThat(text).doesNotContain(encoded.substring(4, encoded.length() - 1));
            }
        }
        assertThat(text).doesNotContain("canary").contains("memory_thing.each", "harmless");
        assertThat(PlanFileReader.read(PlanFileWriter.bytes(document))).isEqualTo(document);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void keepsObjectsApartWhoseKeysAreSecret(String name, PlanDocument document) {
        assertThat(document.changes())
                .filteredOn(change -> change.address().startsWith("memory_thing.each["))
                .hasSize(2);
    }

    private static PlanInputs inputs() {
        return PlanInputs.of("0.1.0", plan(), PRIOR, Samples.DIRECTORY)
                .withFiles(Map.of("files/" + NESTED + ".tpl", "0".repeat(64)))
                .withBackend(object("bucket", "harmless", "access_key", secret(BACKEND)))
                .withProviderConfigurations(
                        Map.of(
                                Samples.PROVIDER,
                                object(
                                        "token",
                                        secret(PROVIDER),
                                        "url",
                                        "https://x/?t=" + PROVIDER)))
                .withFurtherSecrets(List.of(secret(FURTHER)));
    }

    private static Plan plan() {
        return new Plan(
                new PlanOptions(
                        PlanOptions.Mode.NORMAL,
                        true,
                        List.of("memory_thing.each[\"" + RESOURCE + "\"]"),
                        List.of(),
                        List.of(),
                        "ws-" + NESTED),
                new TreeMap<>(variables()),
                changes(),
                outputs(),
                new TreeMap<>(),
                List.of(
                        new Drift(
                                Samples.address("memory_thing.stored"),
                                Samples.address("memory_thing.stored"),
                                Samples.PROVIDER,
                                update(
                                        object("id", secret(STATE), "note", "x"),
                                        object("id", secret(DRIFT), "note", "was " + DRIFT)))),
                List.of(),
                false,
                Optional.empty());
    }

    private static Map<String, Value> variables() {
        return Map.of(
                "password", secret(VARIABLE),
                "nested", object("a", Value.tuple(List.of(secret(NESTED))), VARIABLE, "harmless"),
                "plain", text("uses " + VARIABLE),
                "token", text(EPHEMERAL).withMarks(Set.of(Mark.EPHEMERAL)),
                "number", secret(Samples.number(NUMBER)),
                "keyed", secret(object(RESOURCE, Samples.UNKNOWN, "b", NESTED)));
    }

    private static List<ResourceChange> changes() {
        Value body =
                object(
                        "id", Samples.UNKNOWN,
                        "password", secret(RESOURCE),
                        "json", JsonText.of(object("p", VARIABLE)),
                        "json_in_json",
                                JsonText.of(object("p", JsonText.of(object("q", VARIABLE)))),
                        "base64",
                                Base64.getEncoder()
                                        .encodeToString(
                                                ("user:" + NESTED)
                                                        .getBytes(StandardCharsets.UTF_8)),
                        "url",
                                "https://u:"
                                        + URLEncoder.encode(NESTED, StandardCharsets.UTF_8)
                                        + "@h/",
                        "hex", HexFormat.of().formatHex(STATE.getBytes(StandardCharsets.UTF_8)),
                        "file", "#!/bin/sh\necho " + FURTHER + "\n",
                        "number", Samples.number(NUMBER),
                        "wrapped", WRAPPED,
                        "token", EPHEMERAL,
                        "backend", BACKEND,
                        "tags",
                                Value.map(
                                        Type.STRING,
                                        Map.of(OLD_OUTPUT, text("harmless"), "k", text(OUTPUT))),
                        "set", Value.set(Type.STRING, List.of(text(VARIABLE), Samples.UNKNOWN)));
        return List.of(
                change("memory_thing.each[\"" + RESOURCE + "\"]", creating(body)),
                change("memory_thing.each[\"x" + NESTED + "\"]", creating(body)),
                change(
                        "module.m[\"" + OUTPUT + "\"].memory_thing.a",
                        creating(object("a", "harmless"))),
                change("memory_thing.stored", delete(object("id", secret(STATE), "copy", STATE))),
                change(
                        "memory_thing.plain",
                        update(object("copy", STATE), object("copy", "harmless"))),
                Samples.imported(
                        "memory_thing.imported", "id/" + NESTED, creating(object("a", "harmless"))),
                exposed());
    }

    private static ResourceChange exposed() {
        ResourceChange plain =
                Samples.moved(
                        "memory_thing.moved[\"" + STATE + "\"]",
                        "memory_thing.exposed",
                        new dev.terrane.plan.Change.Replace(
                                object("tags", Value.map(Type.STRING, Map.of(STATE, text("b")))),
                                object("tags", Value.map(Type.STRING, Map.of(STATE, text("a")))),
                                List.of(
                                        dev.terrane.value.ValuePath.attribute("tags")
                                                .thenKey(STATE)),
                                false));
        return new ResourceChange(
                plain.address(),
                plain.previousAddress(),
                plain.deposedKey(),
                plain.provider(),
                plain.change(),
                plain.reason(),
                plain.dependencies(),
                false,
                Optional.of(
                        dev.terrane.diagnostic.Source.of("dir-" + NESTED + "/main.tf", "x")
                                .start()),
                Optional.empty(),
                true,
                Optional.of("reachable with " + VARIABLE));
    }

    private static List<OutputChange> outputs() {
        return List.of(
                new OutputChange(
                        "secret", text(OLD_OUTPUT), text(OUTPUT), true, OutputChange.Kind.UPDATE),
                Samples.newOutput("leak", text("leaks " + RESOURCE + " and harmless")),
                new OutputChange(
                        "old", text(OLD_OUTPUT), Value.NULL, true, OutputChange.Kind.DELETE));
    }
}
