package dev.terrane.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Loaded;
import dev.terrane.plan.Change;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.InProcessCloud;
import dev.terrane.provider.memory.LaggingCloud;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.state.MemoryDisk;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whether a plan that reads what the configuration looks at plans the same as one that reads everything,
/// when what nobody sets was changed outside. Configurations are random: blocks that refer to each other
/// in many ways, through local values, modules, loops and conditions.
///
/// A failure prints its seed and its configuration.
class WantedReadingTest {
    private static final int RUNS = 120;
    private static final String HEAD =
            """
            terraform {
              required_providers {
                memory = {
                  source = "terrane.dev/terrane/memory"
                }
              }
            }
            """;

    /// What refers to one object, `@`, as a text.
    private static final List<String> OF_ONE =
            List.of(
                    "\"${@.revision}\"",
                    "@.id",
                    "@.token_digest == null ? \"none\" : \"some\"",
                    "jsonencode(@)",
                    "tostring(length(keys(@)))",
                    "join(\",\", [for k, v in @ : \"${k}=${v}\" if k == \"revision\"])",
                    "tostring(try(@.revision, 0))",
                    "tostring(lookup({ a = @ }, \"a\", null).revision)",
                    "tostring((true ? @ : null).revision)",
                    "join(\",\", @[*].id)",
                    "tostring(sum(@[*].revision))",
                    "\"%{ if @.revision > 1 }old%{ else }new%{ endif }\"",
                    "templatestring(local.template, { o = @ })");

    /// What refers to several objects, `@`, in a list.
    private static final List<String> OF_MANY =
            List.of(
                    "tostring(@[0].revision)",
                    "tostring(@[length(@) - 1].revision)",
                    "tostring(sum(@[*].revision))",
                    "join(\",\", @[*].id)",
                    "join(\",\", @.*.name)",
                    "tostring(sum([for o in @ : o.revision]))",
                    "join(\",\", [for o in @ : o.id])",
                    "join(\",\", [for i, o in @ : \"${i}-${o.revision}\" if o.size == null])",
                    "jsonencode({ for o in @ : o.id => o.revision })",
                    "jsonencode([for o in @ : o])",
                    "jsonencode([for x in [for o in @ : o] : x.revision])",
                    "tostring(length(@))",
                    "tostring(one(slice(@, 0, 1)).revision)",
                    "jsonencode(@)");

    /// The same where they have names.
    private static final List<String> OF_NAMED =
            List.of(
                    "tostring(@[\"x\"].revision)",
                    "tostring(sum(values(@)[*].revision))",
                    "join(\",\", values(@)[*].id)",
                    "join(\",\", keys(@))",
                    "join(\",\", [for k, o in @ : \"${k}-${o.revision}\"])",
                    "join(\",\", [for k, o in @ : k])",
                    "jsonencode({ for k, o in @ : k => o.id })",
                    "jsonencode(values(@))");

    @Test
    void readingWhatIsLookedAtPlansTheSame() {
        int drifted = 0;
        int spared = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Seen seen = new Case(seed).compare();
            drifted += seen.changes();
            spared += seen.spared();
        }
        assertThat(drifted).as("planned changes").isGreaterThan(RUNS / 4);
        assertThat(spared).as("changes outside that were not looked at").isGreaterThan(RUNS);
    }

    private record Seen(int changes, int spared) {}

    private static final class Case {
        private final int seed;
        private final Random random;
        private final SortedMap<String, String> files = new TreeMap<>();
        private final List<String> one = new ArrayList<>();
        private final List<String> many = new ArrayList<>();
        private final List<String> named = new ArrayList<>();

        Case(int seed) {
            this.seed = seed;
            this.random = new Random(seed * 7919L);
            files.put("main.tf", HEAD + root());
            files.put("m/main.tf", HEAD + module());
        }

        private String root() {
            StringBuilder text = new StringBuilder();
            int blocks = 2 + random.nextInt(5);
            for (int i = 0; i < blocks; i++) {
                text.append(block("b" + i));
            }
            text.append("locals {\n  template = \"$${o.revision}\"\n  l = ")
                    .append(reference())
                    .append("\n}\n");
            if (random.nextBoolean() && !one.isEmpty()) {
                text.append("locals {\n  whole = ").append(pick(one)).append("\n}\n");
                one.add("local.whole");
            }
            if (random.nextBoolean()) {
                text.append("module \"m\" {\n  source = \"./m\"\n");
                if (!named.isEmpty() && random.nextBoolean()) {
                    text.append("  for_each = ")
                            .append(pick(named))
                            .append("\n  v = tostring(each.value.")
                            .append(random.nextBoolean() ? "revision" : "id")
                            .append(")\n}\n");
                } else {
                    text.append("  v = ").append(reference()).append("\n}\n");
                    one.add("module.m.whole");
                }
            }
            text.append("output \"o\" {\n  sensitive = true\n  value = ")
                    .append(reference())
                    .append("\n");
            if (random.nextBoolean()) {
                text.append("  precondition {\n    condition = length(tostring(")
                        .append(reference())
                        .append(")) < 99999\n    error_message = \"m\"\n  }\n");
            }
            return text.append("}\n").append(block("last")).toString();
        }

        private String module() {
            return """
            variable "v" {
              type = string
            }
            resource "memory_object" "inside" {
              name   = "inside-${substr(sha256(var.v), 0, 8)}"
              labels = [var.v]
            }
            output "whole" {
              value = memory_object.inside
            }
            """;
        }

        private String block(String name) {
            String address = "memory_object." + name;
            StringBuilder text =
                    new StringBuilder("resource \"memory_object\" \"" + name + "\" {\n");
            int kind = random.nextInt(4);
            String suffix = "";
            if (kind == 1) {
                text.append("  count = 2\n");
                suffix = "-${count.index}";
            } else if (kind == 2) {
                text.append("  for_each = toset([\"x\", \"y\"])\n");
                suffix = "-${each.key}";
            } else if (kind == 3 && !named.isEmpty()) {
                text.append("  for_each = ").append(pick(named)).append("\n");
                text.append("  tags = { of = tostring(each.value.")
                        .append(random.nextBoolean() ? "revision" : "name")
                        .append(") }\n");
                suffix = "-${each.key}";
            }
            text.append("  name = \"").append(name).append(suffix).append("\"\n");
            if (random.nextBoolean()) {
                text.append("  labels = [").append(reference()).append("]\n");
            }
            if (random.nextInt(3) == 0) {
                text.append("  lifecycle {\n    ").append(lifecycle()).append("\n  }\n");
            }
            (suffix.isEmpty() ? one : suffix.contains("count") ? many : named).add(address);
            return text.append("}\n").toString();
        }

        private String lifecycle() {
            return switch (random.nextInt(5)) {
                case 0 -> "ignore_changes = [labels]";
                case 1 -> "ignore_changes = all";
                case 2 -> trigger(".revision");
                case 3 -> trigger("");
                default ->
                        "postcondition {\n      condition = self.revision < 1000 || self.name == \"\"\n      error_message = \"revision ${self.revision}\"\n    }";
            };
        }

        private String trigger(String attribute) {
            List<String> resources =
                    one.stream().filter(name -> name.startsWith("memory_object")).toList();
            return resources.isEmpty()
                    ? ""
                    : "replace_triggered_by = [" + pick(resources) + attribute + "]";
        }

        private String reference() {
            List<String> found = new ArrayList<>();
            if (!one.isEmpty()) {
                found.add(pick(OF_ONE).replace("@", pick(one)));
            }
            if (!many.isEmpty()) {
                found.add(pick(OF_MANY).replace("@", pick(many)));
            }
            if (!named.isEmpty()) {
                found.add(pick(OF_NAMED).replace("@", pick(named)));
            }
            return found.isEmpty() ? "\"none\"" : pick(found);
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        Seen compare() {
            Cloud cloud = new InProcessCloud();
            MemoryDisk disk = new MemoryDisk();
            try (Folder folder = new Folder()) {
                folder.hold(files);
                LaggingCloud seen = new LaggingCloud(cloud);
                apply(disk, seen, folder);
                cloud.objects().forEach(object -> changeOutside(object, cloud));
                seen.catchUp();
                Planned all = plan(disk, seen, folder, true);
                Planned needed = plan(disk, seen, folder, false);
                assertThat(needed.told()).as(this::explained).isEqualTo(all.told());
                return new Seen(all.changes(), all.drift() - needed.drift());
            }
        }

        private String explained() {
            return "seed " + seed + "\n" + files.get("main.tf");
        }

        private static void changeOutside(Value object, Cloud cloud) {
            long revision = Attributes.of(object).wholeNumber("revision").orElse(0);
            cloud.put(ObjectBuilder.from(object).set("revision", revision + 7).build());
        }

        private void apply(MemoryDisk disk, LaggingCloud cloud, Folder folder) {
            try (Command command = command(disk, cloud, folder)) {
                Optional<Loaded> read = command.load();
                assertThat(command.problems()).as(this::explained).isEmpty();
                Loaded loaded = read.orElseThrow();
                Optional<Derived> planned = command.derive(loaded, PlanOptions.DEFAULT, 1);
                assertThat(command.problems()).as(this::explained).isEmpty();
                try (Derived derived = planned.orElseThrow()) {
                    command.apply(loaded, derived, Optional.empty(), 1, new Happened());
                }
                assertThat(command.problems()).as(this::explained).isEmpty();
            }
        }

        private static Command command(MemoryDisk disk, LaggingCloud cloud, Folder folder) {
            return new Command(disk, cloud, List.of(), folder.path(), CommandProcess.undisturbed());
        }

        private Planned plan(MemoryDisk disk, LaggingCloud cloud, Folder folder, boolean all) {
            try (Command command = command(disk, cloud, folder)) {
                Loaded loaded = command.load().orElseThrow();
                PlanOptions options = PlanOptions.DEFAULT.readingAll(all);
                try (Derived derived = command.derive(loaded, options, 1).orElseThrow()) {
                    return Planned.of(
                            derived,
                            command.diagnostics().list().stream().map(Diagnostic::detail).toList());
                }
            }
        }
    }

    /// @param told what a plan says, but for values that it neither changes nor shows to others
    private record Planned(String told, int changes, int drift) {

        static Planned of(Derived derived, List<String> problems) {
            StringBuilder told = new StringBuilder();
            int changes = 0;
            for (ResourceChange change : derived.plan().changes()) {
                if (change.isEffective()) {
                    changes++;
                    told.append(change.address())
                            .append(' ')
                            .append(change.change().getClass().getSimpleName())
                            .append(' ')
                            .append(change.reason())
                            .append(' ')
                            .append(differences(change.change()))
                            .append('\n');
                }
            }
            told.append(derived.plan().outputs()).append('\n').append(problems);
            return new Planned(told.toString(), changes, derived.plan().drift().size());
        }

        private static Map<String, Value> differences(Change change) {
            Map<String, Value> different = new TreeMap<>();
            Map<String, Value> after = attributes(change.after());
            Map<String, Value> before = attributes(change.before());
            after.forEach((name, value) -> {
                if (!value.equals(before.get(name))) {
                    different.put(name, value);
                }
            });
            return different;
        }

        private static Map<String, Value> attributes(Value object) {
            return object.isNull() ? Map.of() : object.withoutMarksDeep().asMap();
        }
    }
}
