package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import java.util.List;
import java.util.random.RandomGenerator;

/// Objects of a [RandomType]. All that there is of them is in the state: reading finds what it is
/// asked for, and deleting has nothing to do.
record GeneratedResources(RandomType type, RandomGenerator random) implements ManagedResources {

    @Override
    public List<Problem> validate(Value config) {
        return type.problems(config);
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return type.upgrade(fromVersion, json);
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        return new ReadAnswer(request.prior(), request.privateData(), List.of());
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        return request.proposed().isNull()
                ? PlanAnswer.of(request.proposed(), List.of())
                : type.rules().plan(type.adjusted(request));
    }

    /// What was unknown while planning is looked at only now.
    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull() || !request.prior().isNull()) {
            return ApplyAnswer.of(request.planned());
        }
        List<Problem> problems = type.problems(request.config());
        if (problems.stream().anyMatch(Problem::isError)) {
            return new ApplyAnswer(request.prior(), PrivateData.NONE, problems);
        }
        return ApplyAnswer.of(type.create(request.planned(), random));
    }

    @Override
    public ImportAnswer importObject(String id) {
        return type.importObject(id);
    }
}
