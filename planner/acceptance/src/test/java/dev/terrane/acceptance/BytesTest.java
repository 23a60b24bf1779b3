package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Plan files of random configurations, each made twice: in another folder, with another parallelism, locale, time zone
/// and name of the machine. Not one byte may differ.
///
/// `-Dbytes.plans` says how many, `-Dbytes.from` from which number on.
class BytesTest {
    private static final int PLANS = 20;
    private static final int NIGHTLY_PLANS = 1_000;
    private static final String SECRET = "canary-secret";
    private static final Place HERE = new Place(Locale.ROOT, "UTC", "C", "build-1.acme.dev", 1);

    @TempDir private Path folder;
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    /// Where and how a plan is made.
    private record Place(
            Locale locale, String zone, String language, String machine, int parallelism) {
        void enter() {
            Locale.setDefault(locale);
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
        }

        Map<String, String> environment() {
            return Map.of(
                    "TF_VAR_secret", SECRET,
                    "HOSTNAME", machine,
                    "USER", machine,
                    "LANG", language,
                    "TZ", zone);
        }
    }

    @AfterEach
    void leave() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void areEqual() {
        seeds(PLANS).forEach(this::isEqual);
    }

    @Test
    @Tag("nightly")
    void areEqualInManyPlans() {
        seeds(NIGHTLY_PLANS).forEach(this::isEqual);
    }

    private static LongStream seeds(int plans) {
        long from = Long.getLong("bytes.from", 0);
        return LongStream.range(from, from + Long.getLong("bytes.plans", plans));
    }

    private void isEqual(long seed) {
        Random random = new Random(seed);
        HERE.enter();
        WorkingFolder here = WorkingFolder.at(folder).in("here" + seed);
        RandomProject.files(random).forEach(here::write);
        String first = plan(here, HERE);
        if (random.nextBoolean()) {
            succeeded(here.run(HERE.environment(), "apply", "-auto-approve"));
            here.write("main.tf", here.read("main.tf").replace("\"title", "\"other title"));
            first = plan(here, HERE);
        }
        Place elsewhere = elsewhere(random);
        WorkingFolder there = WorkingFolder.at(folder).in("a folder with another name " + seed);
        there.copy(
                here.path(), file -> !file.startsWith(".terrane") && !file.endsWith("plan.json"));
        elsewhere.enter();
        String second = plan(there, elsewhere);

        assertThat(second).as("seed " + seed + ": " + here.read("main.tf")).isEqualTo(first);
        assertThat(first).doesNotContain("build-1", SECRET, folder.toString());
    }

    /// In Turkish the small "I" has no dot, in Arabic numbers have other digits.
    private static Place elsewhere(Random random) {
        return random.nextBoolean()
                ? new Place(
                        Locale.forLanguageTag("tr-TR"),
                        "Asia/Kathmandu",
                        "tr_TR.UTF-8",
                        "laptop",
                        1 + random.nextInt(12))
                : new Place(
                        Locale.forLanguageTag("ar-EG-u-nu-arab"),
                        "America/St_Johns",
                        "ar_EG.UTF-8",
                        "runner",
                        1 + random.nextInt(12));
    }

    private static String plan(WorkingFolder working, Place place) {
        succeeded(
                working.run(
                        place.environment(),
                        "plan",
                        "-out=plan.json",
                        "-parallelism=" + place.parallelism()));
        return working.read("plan.json");
    }

    private static void succeeded(CommandResult result) {
        assertThat(result.status()).as(result.toString()).isZero();
    }

    /// A secret at its place has one fingerprint in all plans of a state; elsewhere it has another, and in
    /// another state, too.
    @Test
    void aFingerprintTellsASecretAtItsPlaceOnly() throws IOException {
        WorkingFolder one = withState("one");
        Map<String, String> first = fingerprints(plan(one, "a", ""));
        Map<String, String> again = fingerprints(plan(one, "a", "# more\n"));
        Map<String, String> moved = fingerprints(plan(one, "b", ""));
        Map<String, String> elsewhere = fingerprints(plan(withState("other"), "a", ""));

        assertThat(first).containsOnlyKeys("a", "other");
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(again).isEqualTo(first);
        assertThat(moved).containsOnlyKeys("b", "other");
        assertThat(moved.get("other")).isEqualTo(first.get("other"));
        assertThat(moved.get("b")).isNotEqualTo(first.get("a"));
        assertThat(elsewhere.values()).doesNotContainAnyElementsOf(first.values());
    }

    private WorkingFolder withState(String name) {
        WorkingFolder working = WorkingFolder.at(folder).in(name);
        working.write("seed.tf", "resource \"terraform_data\" \"seed\" {}\n");
        succeeded(working.run("apply", "-auto-approve"));
        return working;
    }

    private static String plan(WorkingFolder working, String resource, String more)
            throws IOException {
        working.write(
                "main.tf",
                """
                resource "terraform_data" "%s" {
                  input = sensitive("canary-secret")
                }
                resource "terraform_data" "other" {
                  input = sensitive("canary-secret")
                }
                """
                                .formatted(resource)
                        + more);
        String plan = plan(working, HERE);
        Files.delete(working.path("main.tf"));
        return plan;
    }

    /// By the names of the resources whose input they stand for.
    private static Map<String, String> fingerprints(String plan) {
        Map<String, String> fingerprints = new HashMap<>();
        Pattern.compile(
                        "\"address\": \"terraform_data\\.(\\w+)\".*?\"input\": \\{\"\\$sensitive\": \"([0-9a-f]+)\"",
                        Pattern.DOTALL)
                .matcher(plan)
                .results()
                .forEach(found -> fingerprints.put(found.group(1), found.group(2)));
        return fingerprints;
    }
}
