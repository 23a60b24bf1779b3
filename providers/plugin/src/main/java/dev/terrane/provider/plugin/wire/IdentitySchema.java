package dev.terrane.provider.plugin.wire;

import dev.terrane.value.Type;

import tfplugin6.ResourceIdentitySchema;
import tfplugin6.ResourceIdentitySchema.IdentityAttribute;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The form of the identities of a resource type.
///
/// @param type of them: an object
/// @param required what has to be given to find an object
public record IdentitySchema(long version, Type.ObjectType type, Set<String> required) {
    public IdentitySchema {
        required = Set.copyOf(required);
    }

    /// @throws MalformedAnswer where it holds what no schema can
    public static IdentitySchema of(ResourceIdentitySchema schema) throws MalformedAnswer {
        TreeMap<String, Type> types = new TreeMap<>();
        TreeSet<String> required = new TreeSet<>();
        for (IdentityAttribute attribute : schema.getIdentityAttributesList()) {
            types.put(attribute.getName(), Schemas.type(attribute.getType()));
            if (attribute.getRequiredForImport()) {
                required.add(attribute.getName());
            }
        }
        return new IdentitySchema(schema.getVersion(), Type.object(types), required);
    }
}
