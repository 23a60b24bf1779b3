package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.document;
import static dev.terrane.planfile.Samples.inputs;
import static dev.terrane.planfile.Samples.moved;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.plan;
import static dev.terrane.planfile.Samples.secret;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.stored;
import static dev.terrane.planfile.Samples.text;
import static dev.terrane.planfile.Samples.update;
import static dev.terrane.planfile.Samples.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;

class PlanFileTest {
    private static final Value SITE =
            object(
                    "name", "site",
                    "path", "/home/ann/infra/site/index.html",
                    "id", Samples.UNKNOWN,
                    "password", secret("hunter22"),
                    "tags",
                            Value.map(
                                    Type.STRING,
                                    Map.of("$odd", text("$WORKDIR"), "b", text("é\u202E"))),
                    "ports", Value.set(Type.NUMBER, List.of(Value.number(443), Value.number(80))),
                    "none", Value.nullOf(Type.STRING));
    private static final Plan PLAN =
            plan(
                    change("memory_thing.site", creating(SITE)),
                    change(
                            "memory_thing.net",
                            update(object("id", "1", "zone", "a"), object("id", "1", "zone", "b"))),
                    moved(
                            "memory_thing.old",
                            "memory_thing.new",
                            new dev.terrane.plan.Change.NoOp(object("id", "3"))),
                    change(
                            "memory_thing.same",
                            new dev.terrane.plan.Change.NoOp(object("id", "2"))));

    private static PlanDocument sample() {
        return PlanDocuments.of(
                inputs(PLAN, state(stored("net", "{\"id\": \"1\", \"zone\": \"a\"}")))
                        .withFiles(
                                Map.of("main.tf", "a".repeat(64), "secrets.tfvars", "b".repeat(64)))
                        .withProviders(
                                Map.of(
                                        "registry.terraform.io/hashicorp/memory",
                                        new ProviderVersion(
                                                "1.0.0", ProviderVersion.Runtime.NATIVE))));
    }

    private static String fingerprint(String path, String value) {
        return Samples.KEY.fingerprint(
                "lineage-1",
                "memory_thing.site",
                dev.terrane.value.ValuePath.attribute(path),
                text(value));
    }

    @Test
    void readsAsWritten() {
        String expected =
                """
                {
                  "changes": {
                    "memory_thing.net": {
                      "actions": [
                        "update"
                      ],
                      "address": "memory_thing.net",
                      "after": {
                        "id": "1",
                        "zone": "b"
                      },
                      "before": {
                        "zone": "a"
                      },
                      "block": "main.tf:3",
                      "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]"
                    },
                    "memory_thing.new": {
                      "actions": [
                        "no-op"
                      ],
                      "address": "memory_thing.new",
                      "after": {
                        "id": "3"
                      },
                      "before": {},
                      "block": "main.tf:3",
                      "previous_address": "memory_thing.old",
                      "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]"
                    },
                    "memory_thing.site": {
                      "actions": [
                        "create"
                      ],
                      "address": "memory_thing.site",
                      "after": {
                        "id": {"$unknown": true},
                        "name": "site",
                        "none": null,
                        "password": {"$sensitive": "FINGERPRINT"},
                        "path": "$WORKDIR/site/index.html",
                        "ports": [
                          80,
                          443
                        ],
                        "tags": {
                          "$$odd": "$WORKDIR$",
                          "b": "é\\u202e"
                        }
                      },
                      "block": "main.tf:3",
                      "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]"
                    }
                  },
                """
                        .replace("FINGERPRINT", fingerprint("password", "hunter22"));
        assertThat(written(sample())).startsWith(expected);
    }

    @Test
    void comesBackAsItWas() throws PlanFileException {
        PlanDocument document = sample();
        assertThat(PlanFileReader.read(PlanFileWriter.bytes(document))).isEqualTo(document);
    }

    @Test
    void keepsValuesApartThatLookAlike() throws PlanFileException {
        Value odd =
                object(
                        "infinite", Value.number(HclNumber.POSITIVE_INFINITY),
                        "ephemeral", text("x").withMarks(Set.of(Mark.EPHEMERAL)),
                        "lone", "\uD800",
                        "mark", object("$unknown", Value.TRUE),
                        "big", Samples.number("12345678901234567890123456789.5"),
                        "partial", Value.set(Type.STRING, List.of(text("a"), Samples.UNKNOWN)));
        PlanDocument document = document(plan(change("memory_thing.a", creating(odd))), state(""));
        assertThat(PlanFileReader.read(PlanFileWriter.bytes(document))).isEqualTo(document);
        assertThat(written(document))
                .contains("\"mark\": {\n          \"$$unknown\": true")
                .contains("\"infinite\": {\"$number\": \"")
                .contains("\"ephemeral\": {\"$ephemeral\": true}")
                .contains("12345678901234567890123456789.5");
    }

    @Test
    void hasTheSameBytesWhateverTheOrderTheLocaleAndTheTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] bytes = PlanFileWriter.bytes(sample());
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            for (int seed = 0; seed < 5; seed++) {
                assertThat(PlanFileWriter.bytes(shuffled(new Random(seed)))).isEqualTo(bytes);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static PlanDocument shuffled(Random random) {
        List<ResourceChange> changes = new ArrayList<>(PLAN.changes());
        Collections.shuffle(changes, random);
        List<String> files = new ArrayList<>(List.of("main.tf", "secrets.tfvars"));
        Collections.shuffle(files, random);
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach(file -> digests.put(file, (file.equals("main.tf") ? "a" : "b").repeat(64)));
        return PlanDocuments.of(
                inputs(
                                plan(changes.toArray(ResourceChange[]::new)),
                                state(stored("net", "{\"zone\": \"a\", \"id\": \"1\"}")))
                        .withFiles(digests)
                        .withProviders(
                                Map.of(
                                        "registry.terraform.io/hashicorp/memory",
                                        new ProviderVersion(
                                                "1.0.0", ProviderVersion.Runtime.NATIVE))));
    }

    @Test
    void isTheSameInAnotherWorkingDirectory() {
        Value elsewhere =
                object(
                        "path",
                        "/srv/x/site/index.html",
                        "sibling",
                        "/srv/x-logs",
                        "other",
                        "/srv/xy");
        Value here =
                object(
                        "path", "/home/ann/infra/site/index.html",
                        "sibling", "/home/ann/infra-logs",
                        "other", "/srv/xy");
        PlanDocument there =
                PlanDocuments.of(
                        PlanInputs.of(
                                        "0.1.0",
                                        plan(change("memory_thing.a", creating(elsewhere))),
                                        state(""),
                                        "/srv/x/")
                                .withKey(Samples.KEY));
        assertThat(written(there))
                .isEqualTo(
                        written(
                                document(
                                        plan(change("memory_thing.a", creating(here))), state(""))))
                .doesNotContain("/srv/x/")
                .contains("/srv/xy");
    }

    @Test
    void saysThatSecretsHaveNoFingerprintWithoutAKey() {
        PlanDocument document =
                PlanDocuments.of(
                        PlanInputs.of("0.1.0", PLAN, state(""), Samples.DIRECTORY)
                                .withFiles(Map.of("secrets.tfvars", "b".repeat(64))));
        assertThat(document.fingerprinted()).isFalse();
        assertThat(written(document))
                .contains("\"password\": {\"$sensitive\": true}")
                .contains("\"secrets.tfvars\": \"uncompared\"")
                .doesNotContain("secrets_fingerprinted");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a value, other form | "zone": "b"          | "zone":  "b"         | line 10
                    unknown field       | "block": "main.tf:3" | "blocks": "main.tf:3"| does not know
                    twice the same      | "id": "1",           | "id": "1", "id": "1",| not valid JSON
                    another version     | "format_version": 1  | "format_version": 2  | version 2
                    another place       | "memory_thing.net":  | "memory_thing.nex":  | names another object
                    number's form       | 80,                  | 8e1,                 | line
                    a mark unknown      | {"$unknown": true}   | {"$unknwon": true}   | does not know
                    a mark's content    | {"$unknown": true}   | {"$unknown": 1}      | where true is required
                    a wrong type        | "refresh": true      | "refresh": "yes"     | "options/refresh" is a string
                    not JSON            | "changes": {         | "changes": {{        | Line 2 is not valid JSON
                    """)
    void refusesWhatWasEdited(String name, String from, String to, String reason) {
        String edited = written(sample()).replace(from, to);
        assertThat(edited).isNotEqualTo(written(sample()));
        assertRefused(edited, reason);
    }

    @Test
    void refusesWhatIsNotWhole() {
        String whole = written(sample());
        for (int length = 0; length < whole.length(); length += 7) {
            assertRefused(whole.substring(0, length), "");
        }
        assertRefused("", "It is empty");
        assertRefused(whole.substring(0, whole.length() - 1), "ends too early");
        assertRefused(whole.substring(0, whole.indexOf("},") + 1) + "\n", "");
        assertRefused(whole + whole, "more than one file");
        assertRefused(whole.replace("\n", "\r\n"), "Windows");
        assertRefused("\uFEFF" + whole, "");
        assertRefused("[]\n{}\n", "");
        assertRefused("[{}\n", "");
    }

    @Test
    void refusesAnUnfinishedMerge() {
        String merging =
                written(sample())
                        .replace(
                                "        \"zone\": \"b\"\n",
                                "<<<<<<< HEAD\n        \"zone\": \"b\"\n=======\n        \"zone\": \"c\"\n>>>>>>> other\n");
        assertRefused(merging, "Line 10 is a mark of a merge");
        String renamed = merging.replace("<<<<<<< HEAD", "<<<<<<<< HEAD:plans/net/a.plan.json");
        assertRefused(renamed, "Line 10 is a mark of a merge");
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> PlanFileReader.read(new byte[] {'{', (byte) 0xff, '}', '\n'}))
                .isInstanceOf(PlanFileException.class)
                .hasMessageContaining("UTF-8");
        assertRefused("PK\u0003\u0004...", "Terraform saved");
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> PlanFileReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PlanFileException.class)
                .hasMessageContaining(reason);
    }
}
