package dev.terrane.provider.plugin;

import com.google.protobuf.ByteString;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.IdentitySchema;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.Identity;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;

import tfplugin6.DynamicValue;
import tfplugin6.RawState;
import tfplugin6.ResourceIdentityData;
import tfplugin6.UpgradeResourceIdentity;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The identities of the objects of one type, as they come from the process and go to it. Their form is
/// asked for only where an object has one.
record PluginIdentities(PluginProvider provider, String type) {

    /// What goes with a request about the object; nothing where it has no identity.
    ///
    /// @throws Fault where an old one can not be made a new one
    Optional<ResourceIdentityData> message(PrivateData kept) throws Fault, MalformedAnswer {
        if (kept.identity().isEmpty()) {
            return Optional.empty();
        }
        Optional<IdentitySchema> schema = schema();
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        Identity identity = kept.identity().get();
        return Optional.of(
                identity.schemaVersion() < schema.get().version()
                        ? upgraded(identity)
                        : message(identity.attributes(), schema.get()));
    }

    private Optional<IdentitySchema> schema() throws Fault, MalformedAnswer {
        return provider.session().identitySchema(type);
    }

    private ResourceIdentityData upgraded(Identity identity) throws Fault {
        UpgradeResourceIdentity.Request request =
                UpgradeResourceIdentity.Request.newBuilder()
                        .setTypeName(type)
                        .setVersion(identity.schemaVersion())
                        .setRawIdentity(raw(identity))
                        .build();
        UpgradeResourceIdentity.Response answer =
                provider.session().call(Calls.UPGRADE_IDENTITY, request);
        for (Problem problem : Problems.of(answer.getDiagnosticsList())) {
            if (problem.isError()) {
                throw Fault.of(problem);
            }
        }
        return answer.getUpgradedIdentity();
    }

    /// As it stands in a state.
    static RawState raw(Identity identity) {
        return RawState.newBuilder()
                .setJson(ByteString.copyFromUtf8(JsonText.of(identity.attributes())))
                .build();
    }

    private static ResourceIdentityData message(Value attributes, IdentitySchema schema)
            throws MalformedAnswer {
        try {
            return data(
                    DynamicValues.encode(
                            Conversion.convert(complete(attributes, schema), schema.type()),
                            schema.type()));
        } catch (ConversionException e) {
            throw new MalformedAnswer(
                    "the identity that was kept does not fit its schema: " + e.getMessage(), e);
        }
    }

    private static ResourceIdentityData data(DynamicValue value) {
        return ResourceIdentityData.newBuilder().setIdentityData(value).build();
    }

    /// What is not there is null.
    private static Value complete(Value attributes, IdentitySchema schema) {
        Map<String, Value> all = new TreeMap<>();
        schema.type().attributes().forEach((name, each) -> all.put(name, Value.nullOf(each)));
        if (attributes instanceof Value.ObjectValue object) {
            all.putAll(object.attributes());
            all.keySet().retainAll(schema.type().attributes().keySet());
        }
        return Value.object(all);
    }

    /// What the provider keeps with an object after a call.
    ///
    /// @param before the same, before the call: an answer without an identity changes nothing of it
    PrivateData kept(
            ByteString privateData,
            boolean hasIdentity,
            ResourceIdentityData data,
            PrivateData before)
            throws Fault, MalformedAnswer {
        return new PrivateData(
                privateData.toByteArray(),
                hasIdentity ? identity(data).or(before::identity) : before.identity());
    }

    Optional<Identity> identity(ResourceIdentityData data) throws Fault, MalformedAnswer {
        Optional<IdentitySchema> schema = schema();
        if (schema.isEmpty()) {
            throw new MalformedAnswer(
                    "it holds an identity, and the type %s has none".formatted(type));
        }
        Value value = DynamicValues.decode(data.getIdentityData(), schema.get().type());
        return isEmpty(value)
                ? Optional.empty()
                : Optional.of(new Identity(schema.get().version(), asStored(value)));
    }

    private static boolean isEmpty(Value value) {
        return value.isNull()
                || (value instanceof Value.ObjectValue object
                        && object.attributes().values().stream().allMatch(Value::isNull));
    }

    /// As it is when it has been in a state, so that the two are equal.
    private static Value asStored(Value value) throws MalformedAnswer {
        if (!value.isWhollyKnown()) {
            return value;
        }
        try {
            return ImpliedJson.read(JsonText.of(value));
        } catch (IOException e) {
            throw new MalformedAnswer("an identity can not be kept: " + e.getMessage(), e);
        }
    }

    /// The identity that a configuration gives, or what is wrong with it.
    record Wanted(Optional<ResourceIdentityData> data, Optional<Problem> problem) {
        private static Wanted wrong(String detail) {
            return new Wanted(
                    Optional.empty(),
                    Optional.of(Problem.error("Invalid import identity", detail, ValuePath.EMPTY)));
        }
    }

    Wanted wanted(Value attributes) throws Fault, MalformedAnswer {
        Optional<IdentitySchema> schema = schema();
        if (schema.isEmpty()) {
            return Wanted.wrong(
                    "The provider gives objects of the type %s no identity. Use \"id\" instead."
                            .formatted(type));
        }
        Map<String, Value> given = attributes.asMap();
        Map<String, Type> known = schema.get().type().attributes();
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                return Wanted.wrong(
                        "The identity of a %s has no attribute \"%s\"; it has %s."
                                .formatted(type, name, String.join(", ", known.keySet())));
            }
        }
        for (String name : schema.get().required()) {
            if (given.getOrDefault(name, Value.NULL).isNull()) {
                return Wanted.wrong(
                        "The identity of a %s needs the attribute \"%s\".".formatted(type, name));
            }
        }
        try {
            Value converted =
                    Conversion.convert(complete(attributes, schema.get()), schema.get().type());
            return new Wanted(
                    Optional.of(data(DynamicValues.encode(converted, schema.get().type()))),
                    Optional.empty());
        } catch (ConversionException e) {
            return Wanted.wrong(
                    "The identity of a %s can not be this: %s.".formatted(type, e.getMessage()));
        }
    }
}
