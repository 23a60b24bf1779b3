package dev.terrane.provider.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

/// Random texts that were not drawn by this version: of an older state, or imported.
final class TextStates {
    private TextStates() {}

    /// Older versions had no `numeric`, and left null what was imported, which would now look like
    /// a change that draws anew.
    static UpgradeAnswer upgrade(Schema schema, long fromVersion, byte[] json) {
        UpgradeAnswer answer = StateJson.upgrade(schema.block(), json);
        return fromVersion == schema.version() || !answer.problems().isEmpty()
                ? answer
                : new UpgradeAnswer(complete(answer.object()), answer.problems());
    }

    private static Value complete(Value old) {
        var attributes = Attributes.of(old);
        ObjectBuilder object = ObjectBuilder.from(old);
        TextArguments.CLASSES.forEach(name -> setWhereNull(attributes, object, name, Value.TRUE));
        TextArguments.MINIMA.forEach(
                name -> setWhereNull(attributes, object, name, Value.number(0)));
        setWhereNull(attributes, object, "length", length(attributes.string("result").orElse("")));
        Value digits = attributes.isNull("number") ? Value.TRUE : attributes.value("number");
        return object.set("number", digits).set("numeric", digits).build();
    }

    private static void setWhereNull(
            Attributes attributes, ObjectBuilder object, String name, Value value) {
        if (attributes.isNull(name)) {
            object.set(name, value);
        }
    }

    /// The id of an import is the text itself; how it was drawn is not known.
    static ObjectBuilder imported(Schema schema, String text) {
        return ObjectBuilder.from(
                        complete(ObjectBuilder.of(schema.block()).set("result", text).build()))
                .set("id", text);
    }

    /// In bytes, as hashicorp/random has it.
    private static Value length(String text) {
        return Value.number(text.getBytes(UTF_8).length);
    }
}
