package dev.terrane.provider.terraform;

import dev.terrane.spi.ManagedResources.MoveAnswer;
import dev.terrane.spi.ManagedResources.MoveSource;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// Makes a `terraform_data` of a `null_resource`, which it replaces: the id stays, `triggers`
/// become `triggers_replace`.
///
/// The triggers become an object, because that is what `{...}` in a configuration is; as a map they
/// would differ from it and cause a replacement at once.
final class NullResourceMove {
    private static final Schema.Block SOURCE =
            new Schema.Block(
                    Map.of(
                            "id", Attribute.computed(Type.STRING),
                            "triggers", Attribute.optional(Type.map(Type.STRING))),
                    Map.of());

    private NullResourceMove() {}

    /// From any mirror of the provider.
    static boolean accepts(MoveSource source) {
        return source.provider().endsWith("hashicorp/null")
                && source.type().equals("null_resource");
    }

    static MoveAnswer move(byte[] json) {
        UpgradeAnswer source = StateJson.upgrade(SOURCE, json);
        if (!source.problems().isEmpty()) {
            return new MoveAnswer(
                    Value.nullOf(TerraformData.SCHEMA.block().impliedType()),
                    PrivateData.NONE,
                    source.problems());
        }
        var attributes = Attributes.of(source.object());
        Value triggers = attributes.value("triggers");
        Value object =
                ObjectBuilder.of(TerraformData.SCHEMA.block())
                        .set("id", attributes.value("id"))
                        .set(
                                "triggers_replace",
                                triggers.isNull() ? Value.NULL : Value.object(triggers.asMap()))
                        .build();
        return new MoveAnswer(object, PrivateData.NONE, List.of());
    }
}
