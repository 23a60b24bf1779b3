package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.FileCloud;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Applies begun on one machine and gone on with on another, that have nothing in common but a Git
/// repository and the place where the state is kept.
///
/// A machine is a fresh clone. The first one's process is killed (SIGKILL) at a random moment. The
/// second one takes the lock away that was left behind, asks a plan what is in doubt, settles it as that
/// says, and applies.
final class Machines {
    private static final Pattern DOUBT =
            Pattern.compile("asked the provider to (create|update|delete)\\s+(\\S+?)[\\s,]");
    private static final Pattern LOCK = Pattern.compile("lock ID \"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\": \"(obj-\\d+)\"");
    private static final Pattern MADE = Pattern.compile("Creation complete");
    private static final int EARLY_ONE_IN = 10;

    private final Path root;
    private final Random random;
    private final int resources;
    private final Map<String, String> environment;
    private final Map<String, Integer> figures = new TreeMap<>();
    private int clones;

    /// @param root where the repository and the clones are, and the cloud beside them
    /// @param backend the block of the configuration that says where the state is
    /// @param environment for the backend
    Machines(Path root, long seed, int resources, String backend, Map<String, String> environment) {
        this.root = root;
        this.random = new Random(seed);
        this.resources = resources;
        this.environment = new HashMap<>(environment);
        this.environment.put("TF_VAR_cloud", root.resolve("cloud").toString());
        WorkingFolder.at(root).in("origin").write("main.tf", configuration(backend));
        try (Git git = Git.init().setDirectory(root.resolve("origin").toFile()).call()) {
            git.add().addFilepattern("main.tf").call();
            git.commit().setMessage("One").setSign(false).setAuthor("Ann", "ann@x.y").call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    private String configuration(String backend) {
        return """
        terraform {
          required_providers {
            memory = {
              source = "terrane.dev/terrane/memory"
            }
          }
        %s
        }
        variable "cloud" {
          type = string
        }
        provider "memory" {
          path = var.cloud
        }
        resource "memory_object" "base" {
          count = %d
          name  = "base-${count.index}"
        }
        resource "memory_object" "on" {
          count = %d
          name  = "on-${count.index}"
          tags  = { base = memory_object.base[count.index].id }
        }
        """
                .formatted(backend, resources / 2, resources - resources / 2);
    }

    /// How often what was seen.
    Map<String, Integer> figures() {
        return new TreeMap<>(figures);
    }

    private void count(String what) {
        figures.merge(what, 1, Integer::sum);
    }

    /// One apply, killed and gone on with, and whether all is there once.
    void goOnElsewhere() {
        WorkingFolder first = machine();
        count(killApply(first) ? "killed" : "faster than the kill");
        WorkingFolder second = machine();
        unlock(second);
        settle(second);
        assertThat(second.path("errored.tfstate")).doesNotExist();
        applyInAProcess(second);
        WorkingFolder third = machine();
        assertThat(cloud()).hasSize(resources);
        assertThat(Set.copyOf(cloud().values())).as("nothing twice").hasSize(resources);
        assertThat(stateIds(third)).as("nothing lost").isEqualTo(cloud().keySet());
        assertThat(third.run("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
        assertThat(third.run("audit")).returns(0, CommandResult::status);
    }

    private WorkingFolder machine() {
        String name = "machine-" + ++clones;
        try (Git git =
                Git.cloneRepository()
                        .setURI(root.resolve("origin").toUri().toString())
                        .setDirectory(root.resolve(name).toFile())
                        .call()) {
            assertThat(git.getRepository().isBare()).isFalse();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
        WorkingFolder folder = WorkingFolder.at(root.resolve(name));
        environment.forEach(folder::with);
        return folder;
    }

    private Process apply(WorkingFolder machine) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.addAll(List.of("dev.terrane.cli.Main", "apply", "-auto-approve", "-no-color"));
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(machine.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output(machine).toFile());
        builder.environment().putAll(environment);
        try {
            Files.createFile(output(machine));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path output(WorkingFolder machine) {
        return machine.path().resolveSibling(machine.path().getFileName() + ".out");
    }

    private void applyInAProcess(WorkingFolder machine) {
        try {
            int status = apply(machine).waitFor();
            assertThat(status).as(ProjectFiles.read(output(machine))).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Mostly after so many objects were made, sometimes before the first.
    ///
    /// @return whether it was killed; it may have been faster
    private boolean killApply(WorkingFolder machine) {
        Process process = apply(machine);
        boolean early = random.nextInt(EARLY_ONE_IN) == 0;
        int wanted = random.nextInt(resources);
        try {
            while (!early && process.isAlive() && made(machine) < wanted) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            boolean ended =
                    process.waitFor(
                            random.nextInt(early ? 1_500_000 : 30_000), TimeUnit.MICROSECONDS);
            process.destroyForcibly().waitFor();
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long made(WorkingFolder machine) {
        return MADE.matcher(ProjectFiles.read(output(machine))).results().count();
    }

    private void unlock(WorkingFolder machine) {
        CommandResult plan = machine.run("plan");
        Matcher lock = LOCK.matcher(plan.toString().replaceAll("[\\s│]+", " "));
        if (plan.status() != 0) {
            assertThat(lock.find()).as(plan.toString()).isTrue();
            count("left a lock");
            assertThat(machine.run("force-unlock", "-force", lock.group(1)))
                    .returns(0, CommandResult::status);
        }
    }

    private void settle(WorkingFolder machine) {
        CommandResult plan = machine.run("plan");
        assertThat(plan.status()).as(plan.toString()).isZero();
        Map<String, String> unknown = cloud();
        unknown.keySet().removeAll(stateIds(machine));
        Matcher doubts = DOUBT.matcher(plan.toString().replaceAll("[\\s│]+", " "));
        while (doubts.find()) {
            count("in doubt: " + doubts.group(1));
            if (doubts.group(1).equals("create")) {
                settleCreation(machine, doubts.group(2), unknown);
            }
        }
        assertThat(unknown).as("made, and nobody knows: %s", plan).isEmpty();
    }

    private void settleCreation(
            WorkingFolder machine, String address, Map<String, String> unknown) {
        String name = address.replace("memory_object.", "").replace("[", "-").replace("]", "");
        Optional<String> id =
                unknown.entrySet().stream()
                        .filter(one -> one.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst();
        id.ifPresent(unknown::remove);
        count(id.isPresent() ? "it was there" : "it was not there");
        CommandResult settled =
                id.isPresent()
                        ? machine.run("import", address, id.get())
                        : machine.run("state", "settle", address);
        assertThat(settled).returns(0, CommandResult::status);
    }

    /// The names of the objects, by their id.
    private Map<String, String> cloud() {
        Map<String, String> objects = new HashMap<>();
        for (Value object : new FileCloud(root.resolve("cloud")).objects()) {
            objects.put(Cloud.idOf(object), Attributes.of(object).requiredString("name"));
        }
        return objects;
    }

    private static Set<String> stateIds(WorkingFolder machine) {
        CommandResult pulled = machine.run("state", "pull");
        assertThat(pulled.status()).as(pulled.toString()).isZero();
        Set<String> ids = new HashSet<>();
        Matcher found = ID.matcher(pulled.out());
        while (found.find()) {
            assertThat(ids.add(found.group(1))).as("twice: %s", found.group(1)).isTrue();
        }
        return ids;
    }
}
