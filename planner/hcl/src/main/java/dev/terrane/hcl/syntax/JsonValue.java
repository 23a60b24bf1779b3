package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.HclNumber;

import java.util.List;

/// A value as it stands in a JSON file. What it means (blocks, or an expression whose strings are
/// templates) is decided by its reader.
public sealed interface JsonValue {

    SourceRange range();

    /// Where a message about the value as a whole points: of an object or array, its opening.
    default SourceRange startRange() {
        return range();
    }

    /// @param properties in source order; a name may stand there twice
    record ObjectValue(
            List<Property> properties,
            SourceRange range,
            SourceRange openRange,
            SourceRange closeRange)
            implements JsonValue {
        public ObjectValue {
            properties = List.copyOf(properties);
        }

        @Override
        public SourceRange startRange() {
            return openRange;
        }
    }

    /// `"name": value`. In an expression the name is a template, too.
    record Property(JsonText name, JsonValue value) {
        /// From the name to the end of the value.
        public SourceRange range() {
            return name.range().union(value.range());
        }
    }

    record ArrayValue(List<JsonValue> elements, SourceRange range, SourceRange openRange)
            implements JsonValue {
        public ArrayValue {
            elements = List.copyOf(elements);
        }

        @Override
        public SourceRange startRange() {
            return openRange;
        }
    }

    record StringValue(JsonText text) implements JsonValue {
        @Override
        public SourceRange range() {
            return text.range();
        }
    }

    record NumberValue(HclNumber number, SourceRange range) implements JsonValue {}

    record BoolValue(boolean truth, SourceRange range) implements JsonValue {}

    record NullValue(SourceRange range) implements JsonValue {}

    /// What stands where the text could not be read; the error was reported already.
    record Unreadable(SourceRange range) implements JsonValue {}
}
