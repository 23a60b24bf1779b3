package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
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
import dev.terrane.value.Value;

/// The life of one object: what the engine would ask of the provider, in its order. Arguments are JSON.
final class Life {
    private final Provider provider;
    private final String type;
    private final Schema.Block block;
    private Value state;

    private Life(Provider provider, String type) {
        this.provider = provider;
        this.type = type;
        this.block = AwsSchemas.resourceType(type).block();
        this.state = Value.nullOf(block.impliedType());
    }

    static Life of(Provider provider, String type) {
        return new Life(provider, type);
    }

    /// The same object in another run, which knows nothing of what was read in this one.
    Life in(Provider another) {
        Life life = new Life(another, type);
        life.state = state;
        return life;
    }

    private Value config(String arguments) {
        return Configurations.of(block, Json.parse(arguments).orElseThrow());
    }

    PlanAnswer plan(String arguments) {
        Value config = config(arguments);
        assertThat(provider.resource(type).validate(config)).noneMatch(Problem::isError);
        return provider.resource(type)
                .plan(
                        new PlanRequest(
                                state,
                                ProposedObject.of(block, state, config),
                                config,
                                PrivateData.NONE));
    }

    /// Creates or changes the object.
    ApplyAnswer apply(String arguments) {
        PlanAnswer plan = plan(arguments);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.requiresReplace()).isEmpty();
        ApplyAnswer answer =
                provider.resource(type)
                        .apply(
                                new ApplyRequest(
                                        state,
                                        plan.planned(),
                                        config(arguments),
                                        PrivateData.NONE));
        state = answer.object();
        return answer;
    }

    /// As [#apply], and nothing may go wrong.
    Life applied(String arguments) {
        assertThat(apply(arguments).problems()).isEmpty();
        return this;
    }

    ReadAnswer refresh() {
        ReadAnswer answer = provider.resource(type).read(new ReadRequest(state, PrivateData.NONE));
        state = answer.object();
        return answer;
    }

    /// Whether a plan for these arguments finds nothing to do, after everything was read again.
    boolean isSettled(String arguments) {
        assertThat(refresh().problems()).isEmpty();
        return plan(arguments).planned().equals(state);
    }

    ApplyAnswer destroy() {
        Value none = Value.nullOf(block.impliedType());
        ApplyAnswer answer =
                provider.resource(type)
                        .apply(new ApplyRequest(state, none, none, PrivateData.NONE));
        state = answer.object();
        return answer;
    }

    Value state() {
        return state;
    }

    Value attribute(String name) {
        return state.asMap().get(name);
    }
}
