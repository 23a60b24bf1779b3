package dev.terrane.backends;

import dev.terrane.value.Type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments of a backend, by name.
public record BackendSchema(List<Argument> arguments) {

    /// @param required whether it must be given, in the block or by `init -backend-config`; one that
    ///     the environment may give as well is not
    /// @param isBlock whether it is written as a block of that name, with the attributes in it
    public record Argument(String name, Type type, boolean required, boolean isBlock) {}

    public BackendSchema {
        arguments = arguments.stream().sorted(Comparator.comparing(Argument::name)).toList();
    }

    public Optional<Argument> find(String name) {
        return arguments.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public List<String> names() {
        return arguments.stream().map(Argument::name).toList();
    }

    /// The names of those that are written as blocks.
    public List<String> blocks() {
        return arguments.stream().filter(Argument::isBlock).map(Argument::name).toList();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Lists arguments of one type after the other.
    public static final class Builder {
        private final List<Argument> arguments = new ArrayList<>();

        public Builder required(Type type, String... names) {
            return add(type, true, names);
        }

        public Builder optional(Type type, String... names) {
            return add(type, false, names);
        }

        private Builder add(Type type, boolean required, String... names) {
            for (String name : names) {
                arguments.add(new Argument(name, type, required, false));
            }
            return this;
        }

        /// One that may be left out, and is written as a block.
        public Builder block(Type type, String name) {
            arguments.add(new Argument(name, type, false, true));
            return this;
        }

        public BackendSchema build() {
            return new BackendSchema(arguments);
        }
    }

    /// An object all of whose attributes may be left out.
    public static Type object(Map<String, Type> attributes) {
        Type.ObjectType all = Type.object(new LinkedHashMap<>(attributes));
        return new Type.ObjectType(all.attributes(), Set.copyOf(attributes.keySet()));
    }
}
