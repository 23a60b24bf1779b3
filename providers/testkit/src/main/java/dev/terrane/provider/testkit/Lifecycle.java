package dev.terrane.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Conformance;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// Plans and applies one resource type as the planner does, and insists on every rule on the way.
/// Tests of a provider may use it as well.
public final class Lifecycle {
    private final ManagedResources resources;
    private final Schema schema;

    private Lifecycle(ManagedResources resources, Schema schema) {
        this.resources = resources;
        this.schema = schema;
    }

    public static Lifecycle of(Provider provider, String type) {
        Schema schema = SchemaCheck.named(type, provider.schema().resources());
        return new Lifecycle(provider.resource(type), schema);
    }

    /// What there is, and what the provider keeps with it.
    public record Made(Value object, PrivateData privateData) {}

    public ManagedResources resources() {
        return resources;
    }

    public Schema schema() {
        return schema;
    }

    /// The configuration that these arguments make.
    public Value config(Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(schema.block());
        arguments.forEach(config::set);
        return config.build();
    }

    public Value none() {
        return Value.nullOf(schema.block().impliedType());
    }

    public PlanAnswer plan(Made prior, Map<String, Value> arguments) {
        Value config = config(arguments);
        Value proposed = ProposedObject.of(schema.block(), prior.object(), config);
        PlanAnswer answer =
                resources.plan(
                        new PlanRequest(prior.object(), proposed, config, prior.privateData()));
        assertThat(errors(answer.problems())).as("problems of planning").isEmpty();
        if (!answer.legacyTypeSystem()) {
            assertThat(
                            Conformance.plannedProblems(
                                    schema.block(), prior.object(), config, answer.planned()))
                    .as("disagreements of the plan with the configuration")
                    .isEmpty();
        }
        return answer;
    }

    public PlanAnswer planNew(Map<String, Value> arguments) {
        return plan(new Made(none(), PrivateData.NONE), arguments);
    }

    /// Creates an object, or insists on why not.
    public Made create(Map<String, Value> arguments) {
        return apply(new Made(none(), PrivateData.NONE), arguments);
    }

    /// Plans and applies in place.
    public Made apply(Made prior, Map<String, Value> arguments) {
        PlanAnswer plan = plan(prior, arguments);
        ApplyAnswer answer =
                resources.apply(
                        new ApplyRequest(
                                prior.object(),
                                plan.planned(),
                                config(arguments),
                                plan.plannedPrivate()));
        assertThat(errors(answer.problems())).as("problems of applying").isEmpty();
        assertThat(answer.object().isWhollyKnown()).as("applied object is wholly known").isTrue();
        if (!plan.legacyTypeSystem()) {
            assertThat(Conformance.appliedProblems(schema.block(), plan.planned(), answer.object()))
                    .as("disagreements of what was applied with the plan")
                    .isEmpty();
        }
        return new Made(answer.object(), answer.privateData());
    }

    public void delete(Made prior) {
        PlanAnswer plan =
                resources.plan(
                        new PlanRequest(prior.object(), none(), none(), prior.privateData()));
        assertThat(errors(plan.problems())).as("problems of planning to delete").isEmpty();
        assertThat(plan.planned().isNull()).as("deleting is planned as null").isTrue();
        ApplyAnswer answer =
                resources.apply(
                        new ApplyRequest(prior.object(), none(), none(), plan.plannedPrivate()));
        assertThat(errors(answer.problems())).as("problems of deleting").isEmpty();
        assertThat(answer.object().isNull()).as("what was deleted is null").isTrue();
    }

    public Made read(Made prior) {
        ReadAnswer answer = resources.read(new ReadRequest(prior.object(), prior.privateData()));
        assertThat(errors(answer.problems())).as("problems of reading").isEmpty();
        return new Made(answer.object(), answer.privateData());
    }

    static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).toList();
    }
}
