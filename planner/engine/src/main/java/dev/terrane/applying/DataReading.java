package dev.terrane.applying;

import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.ActionReason;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.state.JournalRecord;
import dev.terrane.value.Value;

import java.util.Optional;

/// Reads a data source that had to wait for other things to be applied.
final class DataReading {
    private final ApplyRequest request;
    private final Work work;
    private final DesiredResource resource;
    private final DesiredInstance instance;
    private final ObjectType type;
    private final ActionReason reason;

    /// @param reason why it was not read when planning
    DataReading(
            ApplyRequest request,
            Work work,
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            ActionReason reason) {
        this.request = request;
        this.work = work;
        this.resource = resource;
        this.instance = instance;
        this.type = type;
        this.reason = reason;
    }

    /// What was read, with marks; nothing where it failed or had to be left out.
    Optional<Value> read(Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Optional<Value> value = attempt(own);
        if (resource.check().isEmpty()) {
            diagnostics.addAll(own);
        } else {
            diagnostics.addAll(own.asWarnings());
        }
        return value;
    }

    private Optional<Value> attempt(Diagnostics diagnostics) {
        Optional<Provider> provider =
                request.providers()
                        .configured(instance.provider(), instance.address(), diagnostics);
        if (provider.isEmpty() || !instance.preconditionsHold(diagnostics)) {
            return Optional.empty();
        }
        Value config = instance.config(diagnostics);
        if (diagnostics.hasErrors() || instance.isWithoutBasis()) {
            return Optional.empty();
        }
        DataSources.Answer answer = ask(provider.get(), config.withoutMarksDeep());
        answer.problems().forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
        if (diagnostics.hasErrors()) {
            keepWhatIsKnown(config);
            return Optional.empty();
        }
        Value value = type.marked(answer.object(), config);
        save(value);
        instance.postconditionsHold(value, diagnostics);
        return Optional.of(value);
    }

    /// A check that could not look leaves behind what it was planned to look at.
    private void keepWhatIsKnown(Value config) {
        if (resource.check().isPresent() && reason != ActionReason.READ_BECAUSE_CHECK_NESTED) {
            work.save(new JournalRecord.Gone(instance.address(), Optional.empty()));
        } else if (resource.check().isPresent()) {
            Value expected =
                    ProposedObject.ofDataSource(type.schema().block(), config.withoutMarksDeep());
            save(type.marked(KnownParts.of(expected), config));
        }
    }

    private void save(Value value) {
        work.save(
                new JournalRecord.Saved(
                        instance.address(),
                        Optional.empty(),
                        instance.provider(),
                        type.encode(
                                value, false, PrivateData.NONE, resource.dependencies(), false)));
    }

    private DataSources.Answer ask(Provider provider, Value config) {
        DataSources source = provider.dataSource(type.name());
        return work.call(
                instance.address(),
                Action.READ,
                "",
                () -> source.read(config),
                answer -> ObjectNames.id(answer.object()),
                answer -> answer.problems().stream().noneMatch(Problem::isError));
    }
}
