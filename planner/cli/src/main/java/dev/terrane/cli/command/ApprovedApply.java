package dev.terrane.cli.command;

import dev.terrane.config.input.VariableArgument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.ApprovedObjects;
import dev.terrane.planfile.ComparisonText;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.FingerprintKeys;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;
import dev.terrane.planfile.Sha256;
import dev.terrane.planfile.SidecarException;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `terrane apply FILE`: derives the plan afresh, compares it with the one that was approved, and
/// applies what both say.
final class ApprovedApply {
    private final CommandContext context;
    private final PlanArguments arguments;
    private final Reporter reporter;
    private final boolean acceptUncompared;
    private Authority authority = Authority.NONE;

    ApprovedApply(
            CommandContext context,
            PlanArguments arguments,
            Reporter reporter,
            boolean acceptUncompared) {
        this.context = context;
        this.arguments = arguments;
        this.reporter = reporter;
        this.acceptUncompared = acceptUncompared;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Approved(byte[] bytes, PlanDocument document) {
        Resuming.Begun begun() {
            return new Resuming.Begun(bytes, document);
        }
    }

    int run(String file) {
        Diagnostics early = new Diagnostics();
        Optional<Approved> approved = saved(file, context, arguments, early);
        if (approved.isEmpty()) {
            reporter.diagnostics(early.list());
            return Command.FAILED;
        }
        authority = new Authority(List.of(Sha256.of(approved.get().bytes())), List.of());
        PlanArguments wanted = arguments.approvedAs(approved.get().document());
        try (Planning planning = new Planning(context, wanted, reporter)) {
            return planning.finish(apply(approved.get(), planning, wanted));
        }
    }

    /// A plan that the user has saved, and that may be encrypted.
    static Optional<Approved> saved(
            String file, CommandContext context, PlanArguments given, Diagnostics diagnostics) {
        List<VariableArgument> variables =
                given.variables().stream().map(RootVariableValues::argument).toList();
        return saved(file, context, variables, diagnostics);
    }

    static Optional<Approved> saved(
            String file,
            CommandContext context,
            List<VariableArgument> variables,
            Diagnostics diagnostics) {
        return read(() -> SavedPlans.read(file, context, variables), file, diagnostics);
    }

    /// A plan that is committed.
    static Optional<Approved> read(Path path, String file, Diagnostics diagnostics) {
        return read(() -> Files.readAllBytes(path), file, diagnostics);
    }

    private interface Reading {
        byte[] read() throws IOException, StateStoreException;
    }

    private static Optional<Approved> read(Reading reading, String file, Diagnostics diagnostics) {
        try {
            byte[] bytes = reading.read();
            return Optional.of(new Approved(bytes, PlanFileReader.read(bytes)));
        } catch (StateStoreException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read the plan",
                            "\"%s\" can not be read: %s.".formatted(file, e.getMessage())));
        } catch (PlanFileException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Not a plan that can be applied",
                            "\"%s\" is refused. %s".formatted(file, e.getMessage())));
        }
        return Optional.empty();
    }

    static Mode mode(PlanDocument document) {
        return Mode.valueOf(document.options().mode().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private int apply(Approved approved, Planning planning, PlanArguments wanted) {
        Map<String, Value> fromPlan = fromPlan(approved);
        if (!planning.open("OperationTypeApply", fromPlan)) {
            return Command.FAILED;
        }
        Optional<FingerprintKey> key = key(planning);
        Resuming resuming = Resuming.of(List.of(approved.begun()), key, planning);
        Optional<Derived> derived;
        try (var progress = reporter.progress()) {
            derived =
                    planning.deriveAgain(
                            request(approved.document(), resuming, planning, progress));
        }
        if (derived.isEmpty()) {
            return Command.FAILED;
        }
        try (Derived present = derived.get()) {
            return compareAndApply(approved.document(), present, key, resuming, planning, wanted);
        }
    }

    /// The options that were approved count, whatever stands on the command line.
    static DerivationRequest request(
            PlanDocument approved,
            Resuming resuming,
            Planning planning,
            dev.terrane.planning.PlanningProgress progress) {
        PlanDocument.Options options = approved.options();
        return new DerivationRequest(
                new PlanOptions(
                        mode(approved),
                        options.refresh(),
                        options.targets(),
                        options.excludes(),
                        options.replacements(),
                        options.invokes(),
                        options.workspace(),
                        options.readsAll()),
                approved.isRefreshOnly()
                        ? Optional.empty()
                        : Optional.of(touched(approved, planning)),
                resuming.resumption(),
                approved.timestamp().map(Instant::parse),
                planning.interruption().stop(),
                progress);
    }

    private static Set<String> touched(PlanDocument approved, Planning planning) {
        return ApprovedObjects.in(
                planning.session().snapshot(),
                approved,
                new Surroundings(key(planning), planning.bench().directory().toString()));
    }

    private int compareAndApply(
            PlanDocument approved,
            Derived present,
            Optional<FingerprintKey> key,
            Resuming resuming,
            Planning planning,
            PlanArguments wanted) {
        Outcome outcome = PresentPlan.compare(approved, present, key, resuming, planning).outcome();
        if (!outcome.uncomparedSecrets().isEmpty() && !acceptUncompared) {
            planning.diagnostics().add(uncompared(outcome.uncomparedSecrets()));
            return Command.REFUSED;
        }
        return switch (outcome) {
            case Outcome.Equal equal -> carryOut(present, resuming, planning, wanted);
            case Outcome.Subset subset -> {
                reporter.say(String.join("\n", ComparisonText.lines(subset)));
                yield carryOut(present, resuming, planning, wanted);
            }
            case Outcome.Different different -> {
                planning.diagnostics().add(refused(different));
                yield Command.REFUSED;
            }
        };
    }

    private int carryOut(
            Derived present, Resuming resuming, Planning planning, PlanArguments wanted) {
        if (!present.plan().isEffective() && present.prior().sameContent(present.refreshed())) {
            reporter.say("Nothing is left to do.");
            reporter.applied(new Counts(0, 0, 0, 0, 0), present.refreshed(), false);
            return Command.OK;
        }
        return Applying.runUnseen(planning, present, reporter, wanted, resuming.work(), authority);
    }

    static Diagnostic refused(Outcome.Different different) {
        return Diagnostic.error(
                "The plan does not hold any more",
                String.join("\n", ComparisonText.lines(different)));
    }

    static Diagnostic uncompared(List<String> places) {
        return Diagnostic.error(
                "Secrets can not be compared",
                "Without the state's key nobody can tell whether these secrets are still the ones that were approved: %s. Make the plan again where the key is, or apply it with -accept-uncompared-secrets."
                        .formatted(String.join(", ", places)));
    }

    static Optional<FingerprintKey> key(Planning planning) {
        try {
            return FingerprintKeys.read(planning.session().companions());
        } catch (StateStoreException e) {
            planning.diagnostics().add(e.diagnostic());
            return Optional.empty();
        }
    }

    /// Values of variables: those that were kept beside the state, otherwise those in the plan itself.
    Map<String, Value> fromPlan(Approved approved) {
        Map<String, Value> values = new HashMap<>(PlannedVariables.of(approved.document()));
        if (approved.document().variables().isEmpty()) {
            return values;
        }
        try {
            Optional<FingerprintKey> key =
                    States.key(
                            context,
                            States.older(arguments.approvedAs(approved.document()).state()));
            if (key.isPresent()) {
                PlanFiles.sidecar(context)
                        .variables(approved.bytes(), key.get())
                        .ifPresent(values::putAll);
            }
        } catch (IOException | SidecarException | StateStoreException e) {
            reporter.say("What was kept beside the plan can not be read: " + e.getMessage());
        }
        return values;
    }
}
