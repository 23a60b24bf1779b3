package dev.terrane.cli.view;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Objects of a state as values.
///
/// Where there is no schema for one, or the object can not be brought into its form, the JSON itself
/// says what there is: somebody who looks at a state wants to see the rest of it too.
final class StoredObjects {
    private final ObjectTypes types;

    StoredObjects(ObjectTypes types) {
        this.types = types;
    }

    Optional<ObjectType> type(ProviderSource source, ResourceInstanceAddress address) {
        return types.find(source, address.resource());
    }

    /// With its marks.
    Value decode(ResourceInstanceAddress address, ResourceState resource, ObjectState object) {
        return type(resource.provider().source(), address)
                .flatMap(type -> type.decodeAsStored(object, address.toString(), new Diagnostics()))
                .orElseGet(() -> undeclared(object));
    }

    private static Value undeclared(ObjectState object) {
        try {
            Value value = ImpliedJson.read(new String(object.attributes(), StandardCharsets.UTF_8));
            return Marks.apply(value, object.sensitivePaths(), Mark.SENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the state holds JSON that was read before", e);
        }
    }
}
