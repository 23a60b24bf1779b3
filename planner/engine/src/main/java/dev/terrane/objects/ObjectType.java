package dev.terrane.objects;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.StateJson;
import dev.terrane.state.StateSnapshot.IdentityState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A type of objects, managed or read: its schema, and how its objects stand in a state.
///
/// @param managed false for a data source, whose older forms nobody upgrades
public record ObjectType(
        String name, Schema schema, SchemaMarks marks, Provider provider, boolean managed) {

    /// The object as a value, with marks, as its provider would write it today; nothing where it can
    /// not be read, which is reported.
    public Optional<Value> decode(ObjectState object, String address, Diagnostics diagnostics) {
        boolean everyOne = managed && provider.resource(name).upgradesEvery();
        return decode(object, address, everyOne, managed, diagnostics);
    }

    /// The same, but as it stands in the state where that is in today's form.
    public Optional<Value> decodeAsStored(
            ObjectState object, String address, Diagnostics diagnostics) {
        return decode(object, address, false, false, diagnostics);
    }

    private Optional<Value> decode(
            ObjectState object,
            String address,
            boolean everyOne,
            boolean forgiving,
            Diagnostics diagnostics) {
        if (object.schemaVersion() > schema.version()) {
            diagnostics.add(newer(object, address));
            return Optional.empty();
        }
        UpgradeAnswer answer =
                (object.schemaVersion() == schema.version() && !everyOne) || !managed
                        ? current(object, forgiving)
                        : provider.resource(name)
                                .upgrade(object.schemaVersion(), object.attributes());
        answer.problems().forEach(problem -> diagnostics.add(diagnostic(problem, address)));
        return answer.problems().stream().anyMatch(Problem::isError)
                ? Optional.empty()
                : Optional.of(remembered(answer.object(), object));
    }

    private static Diagnostic diagnostic(Problem problem, String address) {
        Diagnostic found =
                problem.isError()
                        ? Diagnostic.error(problem.summary(), problem.detail())
                        : Diagnostic.warning(problem.summary(), problem.detail());
        return found.about(address);
    }

    /// @param object wholly known, with marks: the sensitive ones are kept with it
    public ObjectState encode(
            Value object,
            boolean tainted,
            PrivateData privateData,
            List<ConfigResourceAddress> dependencies,
            boolean createBeforeDestroy) {
        return new ObjectState(
                tainted,
                schema.version(),
                StateJson.write(schema.block(), object.withoutMarksDeep()),
                Marks.paths(object, Mark.SENSITIVE),
                privateData.bytes(),
                dependencies,
                createBeforeDestroy,
                privateData
                        .identity()
                        .filter(each -> each.attributes().isWhollyKnown())
                        .map(each ->
                                new IdentityState(
                                        each.schemaVersion(), JsonText.of(each.attributes()))));
    }

    /// What the provider keeps with the object.
    public static PrivateData kept(ObjectState object) {
        return new PrivateData(
                object.privateData(), object.identity().flatMap(ObjectType::identity));
    }

    /// One that can not be read is left out: the provider gives it again.
    private static Optional<Identity> identity(IdentityState stored) {
        try {
            return Optional.of(
                    new Identity(stored.schemaVersion(), ImpliedJson.read(stored.json())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What a provider made of a configuration, with the marks of that and those of the schema.
    public Value marked(Value object, Value config) {
        return marks.apply(
                Marks.apply(object, Marks.paths(config, Mark.SENSITIVE), Mark.SENSITIVE));
    }

    private UpgradeAnswer current(ObjectState object, boolean forgiving) {
        try {
            byte[] json = object.attributes();
            Value value =
                    forgiving
                            ? StateJson.read(schema.block(), json)
                            : StateJson.readAsWritten(schema.block(), json);
            return new UpgradeAnswer(value, List.of());
        } catch (IOException e) {
            return StateJson.upgrade(schema.block(), object.attributes());
        }
    }

    private Value remembered(Value value, ObjectState object) {
        return marks.apply(Marks.apply(value, object.sensitivePaths(), Mark.SENSITIVE));
    }

    private Diagnostic newer(ObjectState object, String address) {
        return Diagnostic.error(
                        "Resource instance managed by newer provider version",
                        ("The state holds %s in version %d of its form, and the provider knows"
                                        + " versions up to %d. Use the version of the provider that wrote it, or a"
                                        + " later one.")
                                .formatted(address, object.schemaVersion(), schema.version()))
                .about(address);
    }
}
