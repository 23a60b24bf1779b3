package dev.terrane.laws;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.Applier;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.ApplyOperation;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.PlanFileInputs;
import dev.terrane.operating.Workbench;
import dev.terrane.plan.PlanOptions;
import dev.terrane.planfile.ApprovedObjects;
import dev.terrane.planfile.ApprovedReplacements;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanComparison;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanDocuments;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;
import dev.terrane.planfile.PlanFileWriter;
import dev.terrane.planfile.Sha256;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.planning.Resumption;
import dev.terrane.provider.memory.CallLog;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.Faults;
import dev.terrane.provider.memory.LaggingCloud;
import dev.terrane.provider.memory.MemoryProviderFactory;
import dev.terrane.state.ApprovedWork;
import dev.terrane.state.LockRequest;
import dev.terrane.state.MemoryDisk;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.PlanProgress;
import dev.terrane.state.Progress;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One process that works on the state, from taking the lock to giving it back.
final class Command implements AutoCloseable {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final UUID LINEAGE = new UUID(3, 4);
    private static final LockRequest AT_ONCE =
            new LockRequest("ann@desk", "OperationTypeApply", Duration.ZERO);
    private static final Optional<FingerprintKey> KEY =
            Optional.of(FingerprintKey.of(new byte[FingerprintKey.BYTES]));

    private final CallLog calls = new CallLog();
    private final Diagnostics diagnostics = new Diagnostics();
    private final CommandProcess process;
    private final StateStore store;
    private final StateLock lock;
    private final RecoveredState recovered;
    private final Path directory;
    private final MemoryProviderFactory factory;

    /// Takes the lock and recovers what an earlier process has left.
    Command(
            MemoryDisk disk,
            LaggingCloud cloud,
            List<Fault> faults,
            Path directory,
            CommandProcess process) {
        Faults all = new Faults();
        faults.forEach(fault -> all.add(fault.operation(), fault.names(), fault.kind()));
        this.process = process;
        this.directory = directory;
        this.factory = new MemoryProviderFactory(new MortalCloud(cloud, process), all, calls);
        this.store = disk.store(process, CLOCK, LINEAGE);
        try {
            this.lock = store.lock(AT_ONCE);
            this.recovered = store.recover();
        } catch (StateStoreException e) {
            throw new LawBrokenException("the state can be opened", e.detail());
        }
    }

    RecoveredState recovered() {
        return recovered;
    }

    CallLog calls() {
        return calls;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    boolean hasErrors() {
        return diagnostics.hasErrors();
    }

    boolean warns(String summary) {
        return diagnostics.list().stream().anyMatch(problem -> problem.summary().equals(summary));
    }

    List<String> problems() {
        return diagnostics.list().stream()
                .filter(Diagnostic::isError)
                .map(problem ->
                        problem.address() + ": " + problem.summary() + ": " + problem.detail())
                .toList();
    }

    private Deriver deriver(int parallelism) {
        return new Deriver(bench(parallelism));
    }

    private Workbench bench(int parallelism) {
        return new Workbench(
                directory,
                directory,
                Map.of(),
                Map.of(ProviderSource.parse(MemoryProviderFactory.SOURCE).orElseThrow(), factory),
                (backend, config, workspace) -> Value.NULL,
                CLOCK,
                Optional.empty(),
                parallelism);
    }

    Optional<Loaded> load() {
        return deriver(1).load(false, diagnostics);
    }

    Optional<Derived> derive(Loaded loaded, PlanOptions options, int parallelism) {
        return derive(loaded, options, Optional.empty(), Resumption.NONE, parallelism);
    }

    /// As `apply FILE` does: only what the plan touches is read again.
    Optional<Derived> deriveApproved(
            Loaded loaded, PlanOptions options, byte[] approved, int parallelism) {
        Set<String> touched =
                ApprovedObjects.in(
                        recovered.state(), document(approved), surroundings(PlanProgress.NONE));
        Resumption resumption =
                new Resumption(
                        progress(approved).replaced(),
                        replacements(approved).triggered(),
                        replacements(approved).awaiting(),
                        replacements(approved).created(),
                        progress(approved).due());
        return derive(loaded, options, Optional.of(touched), resumption, parallelism);
    }

    private PlanProgress progress(byte[] approved) {
        return progress().of(List.of(Sha256.of(approved)));
    }

    private ApprovedReplacements replacements(byte[] approved) {
        return ApprovedReplacements.in(
                recovered.state(), List.of(document(approved)), surroundings(PlanProgress.NONE));
    }

    private PlanComparison.Surroundings surroundings(PlanProgress progress) {
        return new PlanComparison.Surroundings(KEY, directory.toString()).with(progress);
    }

    /// What earlier processes have left.
    Progress progress() {
        try {
            return Progress.read(store.companions());
        } catch (StateStoreException e) {
            throw new LawBrokenException("what is left beside the state can be read", e.detail());
        }
    }

    /// Somebody has looked at all that was in doubt.
    void settled() {
        try {
            Progress progress = progress();
            progress.settled(progress.doubts()).write(store.companions());
        } catch (StateStoreException e) {
            throw new LawBrokenException("doubts can be settled", e.detail());
        }
    }

    private static PlanDocument document(byte[] file) {
        try {
            return PlanFileReader.read(file);
        } catch (PlanFileException e) {
            throw new LawBrokenException("a plan file can be read", e.getMessage());
        }
    }

    /// @param objects those that are read again, nothing where all are
    private Optional<Derived> derive(
            Loaded loaded,
            PlanOptions options,
            Optional<Set<String>> objects,
            Resumption resumption,
            int parallelism) {
        DerivationRequest request =
                new DerivationRequest(
                        options,
                        objects,
                        resumption,
                        Optional.empty(),
                        process.stop(),
                        PlanningProgress.SILENT);
        return deriver(parallelism)
                .derive(loaded, Map.of(), recovered.state(), request, diagnostics);
    }

    PlanDocument document(Derived derived, Optional<PlanDocument> approved) {
        var inputs = new PlanFileInputs(derived, bench(1)).gather("1.0.0", KEY);
        return PlanDocuments.of(
                approved.isPresent()
                        ? inputs.withFingerprintLineage(approved.get().lineage())
                        : inputs);
    }

    byte[] planFile(Derived derived) {
        return PlanFileWriter.bytes(document(derived, Optional.empty()));
    }

    Outcome compare(byte[] approved, Derived present) {
        PlanDocument document = document(approved);
        return PlanComparison.compare(
                document,
                document(present, Optional.of(document)),
                present.refreshed(),
                surroundings(progress(approved)));
    }

    /// Carries out a plan and saves the state.
    ///
    /// @param approved the file of the plan, where it was approved
    Applier.Result apply(
            Loaded loaded,
            Derived derived,
            Optional<byte[]> approved,
            int parallelism,
            Happened happened) {
        ApprovedWork work =
                approved.map(file ->
                                ApprovedWork.of(List.of(Sha256.of(file)), replacements(file).all()))
                        .orElse(ApprovedWork.NONE);
        try (OpenJournal journal = store.openJournal(recovered.state(), work)) {
            Applier.Result result =
                    new ApplyOperation(
                                    derived,
                                    deriver(parallelism).forApplying(loaded, derived),
                                    parallelism)
                            .run(journal, process.stop(), happened, diagnostics);
            store.write(result.state());
            return result;
        } catch (StateStoreException e) {
            throw new LawBrokenException("the state can be saved", e.detail());
        }
    }

    StateSnapshot importObject(
            Loaded loaded, StateSnapshot state, ResourceInstanceAddress address, String id) {
        return deriver(1)
                .importObject(
                        loaded,
                        Map.of(),
                        state,
                        address,
                        id,
                        DerivationRequest.of(
                                PlanOptions.DEFAULT, process.stop(), PlanningProgress.SILENT),
                        diagnostics);
    }

    void write(StateSnapshot state) {
        try {
            store.write(state);
        } catch (StateStoreException e) {
            throw new LawBrokenException("the state can be saved", e.detail());
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (StateStoreException e) {
            throw new LawBrokenException("the lock can be released", e.detail());
        }
    }
}
