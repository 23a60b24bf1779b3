package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.planfile.PlannedInvocation;
import dev.terrane.planfile.PlannedOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Plans for tests, of which only what matters is said.
final class PlanBuilder {
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<PlannedChange> drift = new ArrayList<>();
    private final List<PlannedOutput> outputs = new ArrayList<>();
    private PlanDocument.Options options =
            new PlanDocument.Options(
                    "normal", true, List.of(), List.of(), List.of(), "default", Optional.empty());
    private final List<PlannedInvocation> invocations = new ArrayList<>();
    private boolean fingerprinted = true;
    private String version = "0.1.0";

    static PlanBuilder plan(ChangeBuilder... changes) {
        PlanBuilder plan = new PlanBuilder();
        for (ChangeBuilder change : changes) {
            plan.add(change);
        }
        return plan;
    }

    PlanBuilder add(ChangeBuilder change) {
        changes.add(change.build());
        return this;
    }

    PlanBuilder invoking(PlannedInvocation invocation) {
        invocations.add(invocation);
        return this;
    }

    PlanBuilder drift(ChangeBuilder change) {
        drift.add(change.build());
        return this;
    }

    PlanBuilder output(String name, String action, Object before, Object after) {
        outputs.add(new PlannedOutput(name, action, optional(before), optional(after)));
        return this;
    }

    private static Optional<DocumentValue> optional(Object plain) {
        return Optional.ofNullable(plain).map(ChangeBuilder::value);
    }

    PlanBuilder options(PlanDocument.Options other) {
        options = other;
        return this;
    }

    PlanBuilder withoutFingerprints() {
        fingerprinted = false;
        return this;
    }

    PlanBuilder by(String terraneVersion) {
        version = terraneVersion;
        return this;
    }

    PlanDocument build() {
        return new PlanDocument(
                version,
                fingerprinted,
                options,
                new TreeMap<>(),
                new TreeMap<>(),
                "6a7b",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                changes,
                invocations,
                outputs,
                drift,
                Optional.empty());
    }
}
