package dev.terrane.objects;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// What a provider has to say of the deletion of an object, before that is done.
///
/// @param kept what it keeps with the object until then
public record DeletionPlan(PrivateData kept, List<Problem> problems) {
    public DeletionPlan {
        problems = List.copyOf(problems);
    }

    /// Most providers are not asked: there is nothing to decide.
    ///
    /// @param prior without marks
    public static DeletionPlan of(
            ObjectType type, ManagedResources operations, Value prior, PrivateData kept) {
        if (!operations.plansDeletions()) {
            return new DeletionPlan(kept, List.of());
        }
        Value none = Value.nullOf(type.schema().block().impliedType());
        PlanAnswer answer = operations.plan(new PlanRequest(prior, none, none, kept));
        List<Problem> problems = new ArrayList<>(answer.problems());
        if (problems.stream().noneMatch(Problem::isError) && !answer.planned().isNull()) {
            problems.add(
                    Problem.error(
                            "Provider produced invalid plan",
                            "The provider was asked to plan a deletion, and planned an object of the type %s instead. This is a fault of the provider; report it to those who maintain it."
                                    .formatted(type.name())));
        }
        return new DeletionPlan(answer.plannedPrivate(), problems);
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
