package dev.terrane.provider.nulls;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.ReplaceRule;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The resource type `null_resource`: an object that is nothing but an id. It is replaced when one
/// of its `triggers` changes, and with it run its provisioners.
final class NullResource implements ManagedResources {
    static final String TYPE = "null_resource";

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "triggers",
                                    Attribute.optional(Type.map(Type.STRING))
                                            .described("A change of any needs a new object."),
                                    "id",
                                    Attribute.computed(Type.STRING)
                                            .described("A random number, given when created.")),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy("triggers", ReplaceRule.UNLESS_ONLY_NULLS)
                    .keeps("id")
                    .build();

    private final RandomGenerator random;

    NullResource(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return StateJson.upgrade(SCHEMA.block(), json);
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        return new ReadAnswer(request.prior(), request.privateData(), List.of());
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        return RULES.plan(request);
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        Value planned = request.planned();
        if (planned.isNull() || !Attributes.of(planned).isUnknown("id")) {
            return ApplyAnswer.of(planned);
        }
        return ApplyAnswer.of(ObjectBuilder.from(planned).set("id", RandomId.from(random)).build());
    }

    @Override
    public ImportAnswer importObject(String id) {
        return ImportAnswer.unsupported(TYPE);
    }
}
