package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What arguments and attributes a resource type (or a provider) has.
///
/// @param version of the state's form; a provider upgrades older ones
public record Schema(long version, Block block) {

    /// Attributes and nested blocks, each sorted by name.
    ///
    /// @param markdown whether the description is
    public record Block(
            Map<String, Attribute> attributes,
            Map<String, NestedBlock> blocks,
            String description,
            boolean deprecated,
            boolean markdown) {
        public Block {
            attributes =
                    Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(attributes)));
            blocks = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(blocks)));
        }

        public Block(Map<String, Attribute> attributes, Map<String, NestedBlock> blocks) {
            this(attributes, blocks, "", false);
        }

        public Block(
                Map<String, Attribute> attributes,
                Map<String, NestedBlock> blocks,
                String description,
                boolean deprecated) {
            this(attributes, blocks, description, deprecated, false);
        }

        /// The type of its values. Cheap enough to keep, not to ask for each instance.
        public Type.ObjectType impliedType() {
            return SchemaTypes.of(this);
        }

        /// What an empty block stands for: every attribute null, no nested blocks.
        public Value emptyValue() {
            return EmptyObject.of(this);
        }
    }

    /// An argument, an attribute that the provider gives, or both.
    ///
    /// @param type of its values, also where it is nested
    /// @param nested the attributes of the objects that it is made of, in protocol 6 alone
    /// @param writeOnly given to the provider, never kept
    /// @param markdown whether the description is
    public record Attribute(
            Type type,
            @Nullable NestedObject nested,
            boolean required,
            boolean optional,
            boolean computed,
            boolean sensitive,
            boolean writeOnly,
            boolean deprecated,
            String description,
            boolean markdown) {

        public Attribute(
                Type type,
                @Nullable NestedObject nested,
                boolean required,
                boolean optional,
                boolean computed,
                boolean sensitive,
                boolean writeOnly,
                boolean deprecated,
                String description) {
            this(
                    type,
                    nested,
                    required,
                    optional,
                    computed,
                    sensitive,
                    writeOnly,
                    deprecated,
                    description,
                    false);
        }

        public Attribute {
            if (required == (optional || computed)) {
                throw new IllegalArgumentException(
                        "an attribute is required, or else optional, computed or both");
            }
        }

        public static Attribute required(Type type) {
            return new Attribute(type, null, true, false, false, false, false, false, "");
        }

        public static Attribute optional(Type type) {
            return new Attribute(type, null, false, true, false, false, false, false, "");
        }

        public static Attribute computed(Type type) {
            return new Attribute(type, null, false, false, true, false, false, false, "");
        }

        public static Attribute optionalComputed(Type type) {
            return new Attribute(type, null, false, true, true, false, false, false, "");
        }

        public Attribute asSensitive() {
            return new Attribute(
                    type,
                    nested,
                    required,
                    optional,
                    computed,
                    true,
                    writeOnly,
                    deprecated,
                    description,
                    markdown);
        }

        public Attribute asWriteOnly() {
            return new Attribute(
                    type,
                    nested,
                    required,
                    optional,
                    computed,
                    sensitive,
                    true,
                    deprecated,
                    description,
                    markdown);
        }

        public Attribute asDeprecated() {
            return new Attribute(
                    type,
                    nested,
                    required,
                    optional,
                    computed,
                    sensitive,
                    writeOnly,
                    true,
                    description,
                    markdown);
        }

        public Attribute described(String text) {
            return new Attribute(
                    type,
                    nested,
                    required,
                    optional,
                    computed,
                    sensitive,
                    writeOnly,
                    deprecated,
                    text);
        }

        /// The type that a configuration's value is converted to: objects may lack what is not
        /// required.
        public Type argumentType() {
            return nested == null ? type : SchemaTypes.argument(nested);
        }

        /// Whether a configuration may set it.
        public boolean isArgument() {
            return required || optional;
        }
    }

    /// The attributes of an attribute that is made of objects.
    public record NestedObject(Nesting nesting, Map<String, Attribute> attributes) {
        public NestedObject {
            attributes =
                    Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(attributes)));
        }

        /// One of the objects, seen as a block of attributes alone.
        public Block asBlock() {
            return new Block(attributes, Map.of());
        }
    }

    /// How often a nested block may stand, and what its values are together.
    ///
    /// @param maximum 0 for no limit
    public record NestedBlock(Nesting nesting, Block block, int minimum, int maximum) {
        public static NestedBlock of(Nesting nesting, Block block) {
            return new NestedBlock(nesting, block, 0, 0);
        }
    }

    /// `GROUP` is a single block that is never null.
    public enum Nesting {
        SINGLE,
        GROUP,
        LIST,
        SET,
        MAP
    }

    public static Schema of(Block block) {
        return new Schema(0, block);
    }
}
