package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.FileCloud;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets real processes work on one state and one cloud, and kills them (SIGKILL) at random moments.
///
/// After each kill a plan is asked what is in doubt, and that is settled as it says: what was to be
/// created is looked for, and imported where it is there, or said not to exist. Nothing else may differ.
final class Crashes {
    private static final Pattern DOUBT =
            Pattern.compile("asked the provider to (create|update|delete)\\s+(\\S+?)[\\s,]");
    private static final String ENCRYPTION =
            """
            key_provider "pbkdf2" "main" {
              passphrase = "correct horse battery staple"
              iterations = 200000
            }
            method "aes_gcm" "main" {
              keys = key_provider.pbkdf2.main
            }
            state {
              method = method.aes_gcm.main
            }
            plan {
              method = method.aes_gcm.main
            }
            """;
    private static final Pattern ID = Pattern.compile("\"id\": \"(obj-\\d+)\"");

    private final WorkingFolder working;
    private final Random random;
    private final int resources;
    private final Map<String, Integer> figures = new TreeMap<>();
    private boolean encrypted;

    Crashes(WorkingFolder working, long seed, int resources) {
        this.working = working;
        this.random = new Random(seed);
        this.resources = resources;
    }

    /// With states that are encrypted: after each kill nothing may lie there that can be read.
    Crashes encrypted() {
        encrypted = true;
        working.with("TF_ENCRYPTION", ENCRYPTION);
        return this;
    }

    /// How often what was seen.
    Map<String, Integer> figures() {
        return new TreeMap<>(figures);
    }

    private void count(String what, int times) {
        figures.merge(what, times, Integer::sum);
    }

    int kills() {
        return figures.getOrDefault("kills", 0);
    }

    /// Creates, changes and replaces, and destroys all objects, killed again and again.
    void live(int mostKills) {
        configure("plain", 1);
        toTheEnd(mostKills, "apply", "-auto-approve");
        assertThat(cloud()).hasSize(resources);
        configure("other", 2);
        toTheEnd(mostKills, "apply", "-auto-approve");
        assertThat(cloud()).hasSize(resources);
        toTheEnd(mostKills, "destroy", "-auto-approve");
        assertThat(cloud()).isEmpty();
    }

    /// Applies one approved plan again and again, until one process lives to its end.
    void applyApproved(int mostKills) {
        configure("plain", 1);
        assertThat(working.run("plan", "-out=approved")).returns(0, CommandResult::status);
        toTheEnd(mostKills, "apply", "approved");
        assertThat(cloud()).hasSize(resources);
        assertThat(working.run("apply", "approved")).returns(0, CommandResult::status);
        toTheEnd(0, "destroy", "-auto-approve");
    }

    private void configure(String kind, int size) {
        working.write(
                "main.tf",
                """
                terraform {
                  required_providers {
                    memory = {
                      source = "terrane.dev/terrane/memory"
                    }
                  }
                }
                provider "memory" {
                  path = "cloud"
                }
                resource "memory_object" "base" {
                  count = %d
                  name  = "base-${count.index}"
                  kind  = "%s"
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                resource "memory_object" "on" {
                  count = %d
                  name  = "on-${count.index}"
                  size  = %d
                  tags  = { base = memory_object.base[count.index].id }
                }
                """
                        .formatted(resources / 2, kind, resources - resources / 2, size));
    }

    private void toTheEnd(int mostKills, String... command) {
        int killed = 0;
        while (killed < mostKills && runAndKill(command)) {
            killed++;
            count("kills", 1);
            if (encrypted) {
                nothingCanBeRead();
            }
            settle();
        }
        if (killed == mostKills) {
            assertThat(working.run(command)).returns(0, CommandResult::status);
        }
        assertThat(stateIds()).as("nothing lost, nothing twice").isEqualTo(cloud().keySet());
        assertThat(working.run("plan", "-detailed-exitcode"))
                .returns(command[0].equals("destroy") ? 2 : 0, CommandResult::status);
    }

    /// Neither the address nor the name of an object, in any file but those that are no state. Who has
    /// changed what is told without values, and readable without a key.
    private void nothingCanBeRead() {
        Set<String> plain = Set.of("main.tf", "cloud", "output", "approved");
        try (var files = Files.walk(working.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String first = working.path().relativize(file).getName(0).toString();
                if (!plain.contains(first)) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("base-", "obj-")
                            .doesNotContain(first.contains("audit") ? "base-" : "memory_object");
                    count("files looked at", 1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return whether it was killed; it may have been faster
    private boolean runAndKill(String... command) {
        OwnProcess process = OwnProcess.start(working, "output", command);
        try {
            return kill(process.process());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Mostly while it changes something, sometimes before.
    private boolean kill(Process process) throws IOException, InterruptedException {
        boolean early = random.nextInt(10) == 0;
        while (!early && process.isAlive() && !isChanging()) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        boolean ended =
                process.waitFor(random.nextInt(early ? 1_000_000 : 150_000), TimeUnit.MICROSECONDS);
        process.destroyForcibly().waitFor();
        if (ended) {
            assertThat(process.exitValue()).as(Files.readString(working.path("output"))).isZero();
        }
        return !ended;
    }

    /// The first intent has been written down.
    private boolean isChanging() throws IOException {
        try (var files = Files.list(working.path())) {
            return files.anyMatch(file -> file.getFileName().toString().contains("journal"));
        }
    }

    private void settle() {
        Set<String> before = stateIds();
        CommandResult plan = working.run("plan");
        assertThat(plan.status()).as(plan.toString()).isZero();
        Map<String, String> unknown = cloud();
        unknown.keySet().removeAll(stateIds());
        Set<String> missing = new HashSet<>(stateIds());
        missing.removeAll(cloud().keySet());
        Matcher doubts = DOUBT.matcher(plan.toString().replaceAll("[\\s│]+", " "));
        int told = 0;
        while (doubts.find()) {
            told++;
            count("in doubt: " + doubts.group(1), 1);
            if (doubts.group(1).equals("create")) {
                settleCreation(doubts.group(2), unknown);
            }
        }
        count(told == 0 ? "kills without doubt" : "kills with doubt", 1);
        assertThat(unknown).as("lost; before %s, told %s", before, plan).isEmpty();
        assertThat(missing.size())
                .as("deleted without a word: %s, told %s", missing, plan)
                .isLessThanOrEqualTo(told);
    }

    /// Nothing is applied before that, since there might be two of it.
    private void settleCreation(String address, Map<String, String> unknown) {
        String name = address.replace("memory_object.", "").replace("[", "-").replace("]", "");
        if (!unknown.containsValue(name)) {
            assertThat(working.run("state", "settle", address)).returns(0, CommandResult::status);
        }
        for (Map.Entry<String, String> one : Map.copyOf(unknown).entrySet()) {
            if (one.getValue().equals(name)) {
                unknown.remove(one.getKey());
                count("in doubt: create, and it was there", 1);
                assertThat(working.run("import", address, one.getKey()))
                        .returns(0, CommandResult::status);
            }
        }
    }

    /// The names of the objects, by their id.
    private Map<String, String> cloud() {
        Map<String, String> objects = new HashMap<>();
        for (Value object : new FileCloud(working.path("cloud")).objects()) {
            objects.put(Cloud.idOf(object), Attributes.of(object).requiredString("name"));
        }
        return objects;
    }

    /// Each once, which is part of what is tested.
    private Set<String> stateIds() {
        if (!Files.exists(working.path("terraform.tfstate"))) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        Matcher found =
                ID.matcher(
                        encrypted
                                ? working.run("state", "pull").out()
                                : working.read("terraform.tfstate"));
        while (found.find()) {
            assertThat(ids.add(found.group(1))).as("twice: %s", found.group(1)).isTrue();
        }
        return ids;
    }
}
