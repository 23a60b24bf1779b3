package dev.terrane.provider.memory;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Map;

/// The arguments and attributes of a `memory_object`, and how a plan follows from them.
///
/// ```hcl
/// resource "memory_object" "web" {
///   name   = "web-1"
///   kind   = "plain"                # a change needs a new object
///   size   = 3
///   tags   = { team = "blue" }
///   secret = var.secret             # kept in the state, never shown
///   token  = var.token              # given to the cloud, never kept
///   token_version = 1               # a change sends the token again
///   rule {
///     port = 443                    # protocol is filled in where it is left open
///   }
/// }
/// ```
final class MemoryObjectSchema {
    private MemoryObjectSchema() {}

    private static final Schema.Block RULE =
            new Schema.Block(
                    Map.of(
                            "port", Attribute.required(Type.NUMBER),
                            "protocol", Attribute.optionalComputed(Type.STRING)),
                    Map.of());

    private static final Schema.Block DISK =
            new Schema.Block(
                    Map.of(
                            "size", Attribute.required(Type.NUMBER),
                            "label", Attribute.optional(Type.STRING)),
                    Map.of());

    static final Schema RESOURCE =
            Schema.of(
                    new Schema.Block(
                            Map.ofEntries(
                                    Map.entry("name", Attribute.required(Type.STRING)),
                                    Map.entry("kind", Attribute.optionalComputed(Type.STRING)),
                                    Map.entry("enabled", Attribute.optionalComputed(Type.BOOL)),
                                    Map.entry("public", Attribute.optional(Type.BOOL)),
                                    Map.entry("size", Attribute.optional(Type.NUMBER)),
                                    Map.entry("labels", Attribute.optional(Type.list(Type.STRING))),
                                    Map.entry("zones", Attribute.optional(Type.set(Type.STRING))),
                                    Map.entry("tags", Attribute.optional(Type.map(Type.STRING))),
                                    Map.entry("extra", Attribute.optional(Type.DYNAMIC)),
                                    Map.entry(
                                            "secret",
                                            Attribute.optional(Type.STRING).asSensitive()),
                                    Map.entry(
                                            "token",
                                            Attribute.optional(Type.STRING)
                                                    .asSensitive()
                                                    .asWriteOnly()),
                                    Map.entry("token_version", Attribute.optional(Type.NUMBER)),
                                    Map.entry("token_digest", Attribute.computed(Type.STRING)),
                                    Map.entry("id", Attribute.computed(Type.STRING)),
                                    Map.entry("revision", Attribute.computed(Type.NUMBER))),
                            Map.of(
                                    "rule", NestedBlock.of(Nesting.SET, RULE),
                                    "disk", NestedBlock.of(Nesting.LIST, DISK))));

    static final PlanRules RULES =
            PlanRules.of(RESOURCE.block())
                    .defaultValue("kind", Value.string("plain"))
                    .defaultValue("enabled", Value.TRUE)
                    .replacedBy("kind")
                    .keeps("id")
                    .unknownWhen("token_digest", "token_version")
                    .build();

    static final Schema DATA_SOURCE =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "name", Attribute.required(Type.STRING),
                                    "id", Attribute.computed(Type.STRING),
                                    "kind", Attribute.computed(Type.STRING),
                                    "size", Attribute.computed(Type.NUMBER),
                                    "tags", Attribute.computed(Type.map(Type.STRING)),
                                    "secret", Attribute.computed(Type.STRING).asSensitive(),
                                    "revision", Attribute.computed(Type.NUMBER)),
                            Map.of()));
}
