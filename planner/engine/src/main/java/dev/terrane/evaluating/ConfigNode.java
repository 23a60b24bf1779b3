package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;

/// One thing of the configuration that is evaluated as a whole, whatever instances it has.
public sealed interface ConfigNode {
    ModulePath module();

    record VariableNode(ModulePath module, String name) implements ConfigNode {
        @Override
        public String toString() {
            return module.prefix() + "var." + name;
        }
    }

    record LocalNode(ModulePath module, String name) implements ConfigNode {
        @Override
        public String toString() {
            return module.prefix() + "local." + name;
        }
    }

    record OutputNode(ModulePath module, String name) implements ConfigNode {
        @Override
        public String toString() {
            return module.isRoot() ? "output." + name : module + "." + name;
        }
    }

    record ResourceNode(ConfigResourceAddress address) implements ConfigNode {
        @Override
        public ModulePath module() {
            return address.module();
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /// What `action_trigger` blocks of a resource invoke after it has changed.
    record TriggersNode(ConfigResourceAddress resource) implements ConfigNode {
        @Override
        public ModulePath module() {
            return resource.module();
        }

        @Override
        public String toString() {
            return resource + " (actions)";
        }
    }

    /// A call of a module: how many instances it has. All that is in the module comes after it.
    record CallNode(ModulePath module) implements ConfigNode {
        @Override
        public String toString() {
            return module.toString();
        }
    }

    /// The end of a module: comes after all that is in it.
    record CallDoneNode(ModulePath module) implements ConfigNode {
        @Override
        public String toString() {
            return module + " (all of it)";
        }
    }

    record ProviderNode(ProviderConfigAddress address) implements ConfigNode {
        @Override
        public ModulePath module() {
            return address.module();
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    record CheckNode(ModulePath module, String name) implements ConfigNode {
        @Override
        public String toString() {
            return module.prefix() + "check." + name;
        }
    }

    /// An `import` block of the root module, by its place among them.
    record ImportNode(int number) implements ConfigNode {
        @Override
        public ModulePath module() {
            return ModulePath.ROOT;
        }

        @Override
        public String toString() {
            return "import " + (number + 1);
        }
    }

    /// The end of an ephemeral resource, in all modules that it is in.
    record CloseNode(ConfigResourceAddress address) implements ConfigNode {
        @Override
        public ModulePath module() {
            return ModulePath.ROOT;
        }

        @Override
        public String toString() {
            return address + " (close)";
        }
    }

    /// A step of the caller's own, which has its place in the order: deleting an object.
    record StepNode(String name) implements ConfigNode {
        @Override
        public ModulePath module() {
            return ModulePath.ROOT;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
