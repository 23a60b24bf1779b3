package dev.terrane.provider.terraform;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The resource type `terraform_data`: a value that is kept, and a reason to replace what depends
/// on it. There is nothing of it outside of the state.
///
/// `output` is `input` as it was last applied, so it is unknown while a change of `input` is
/// planned. A change of `triggers_replace` needs a new object. Values are compared with their
/// types: `1` and `"1"` differ.
final class TerraformData implements ManagedResources {
    static final String TYPE = "terraform_data";

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "input", Attribute.optional(Type.DYNAMIC),
                                    "output", Attribute.computed(Type.DYNAMIC),
                                    "triggers_replace", Attribute.optional(Type.DYNAMIC),
                                    "id", Attribute.computed(Type.STRING)),
                            Map.of()));

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return StateJson.upgrade(SCHEMA.block(), json);
    }

    @Override
    public Optional<MoveAnswer> moveFrom(MoveSource source, byte[] json) {
        return NullResourceMove.accepts(source)
                ? Optional.of(NullResourceMove.move(json))
                : Optional.empty();
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        return new ReadAnswer(request.prior(), request.privateData(), List.of());
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        if (request.proposed().isNull()) {
            return PlanAnswer.of(request.proposed(), List.of());
        }
        if (request.prior().isNull()) {
            return PlanAnswer.of(anew(request.proposed()), List.of());
        }
        if (changes("triggers_replace", request)) {
            return PlanAnswer.of(
                    anew(request.proposed()), List.of(ValuePath.attribute("triggers_replace")));
        }
        return PlanAnswer.of(
                changes("input", request) ? withNewOutput(request.proposed()) : request.proposed(),
                List.of());
    }

    private static boolean changes(String name, PlanRequest request) {
        return !Attributes.of(request.prior())
                .value(name)
                .equals(Attributes.of(request.proposed()).value(name));
    }

    private static Value anew(Value proposed) {
        Value input = Attributes.of(proposed).value("input");
        return ObjectBuilder.from(proposed)
                .set("id", Refinements.notNull(Value.unknown(Type.STRING)))
                .set("output", input.isNull() ? input : Value.unknown(input.type()))
                .build();
    }

    /// Even where the input becomes null: what it was is known only to be replaced.
    private static Value withNewOutput(Value proposed) {
        Value input = Attributes.of(proposed).value("input");
        return ObjectBuilder.from(proposed).set("output", Value.unknown(input.type())).build();
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull()) {
            return ApplyAnswer.of(request.planned());
        }
        var planned = Attributes.of(request.planned());
        ObjectBuilder applied = ObjectBuilder.from(request.planned());
        if (planned.isUnknown("output")) {
            applied.set("output", planned.value("input"));
        }
        if (planned.isUnknown("id")) {
            applied.set("id", UUID.randomUUID().toString());
        }
        return ApplyAnswer.of(applied.build());
    }

    @Override
    public ImportAnswer importObject(String id) {
        Value object = ObjectBuilder.of(SCHEMA.block()).set("id", id).build();
        return ImportAnswer.of(object);
    }
}
