package dev.terrane.config.reference;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;

/// What a name in an expression stands for, inside the module that the expression is written in.
///
/// An instance key is [InstanceKey#NONE] where no constant key follows the name: all instances, or
/// the only one, are meant.
public sealed interface Reference {

    /// `var.name`.
    record VariableRef(String name) implements Reference {
        @Override
        public String toString() {
            return "var." + name;
        }
    }

    /// `local.name`.
    record LocalRef(String name) implements Reference {
        @Override
        public String toString() {
            return "local." + name;
        }
    }

    /// `aws_vpc.a`, `data.aws_region.here`, `ephemeral.random_password.p`, with a constant key or not.
    record ResourceRef(ResourceAddress resource, InstanceKey key) implements Reference {
        @Override
        public String toString() {
            return resource + key.suffix();
        }
    }

    /// `module.name` or `module.name["k"]` as a whole.
    record ModuleRef(String name, InstanceKey key) implements Reference {
        @Override
        public String toString() {
            return "module." + name + key.suffix();
        }
    }

    /// `module.name.output` or `module.name["k"].output`.
    record ModuleOutputRef(String name, InstanceKey key, String output) implements Reference {
        @Override
        public String toString() {
            return "module." + name + key.suffix() + "." + output;
        }
    }

    /// `each.key` and `each.value`; other attributes are errors.
    record EachRef(String attribute) implements Reference {
        @Override
        public String toString() {
            return "each." + attribute;
        }
    }

    /// `count.index`; other attributes are errors.
    record CountRef(String attribute) implements Reference {
        @Override
        public String toString() {
            return "count." + attribute;
        }
    }

    /// `self`.
    record SelfRef() implements Reference {
        @Override
        public String toString() {
            return "self";
        }
    }

    /// `path.module`, `path.root`, `path.cwd`; other attributes are errors.
    record PathRef(String attribute) implements Reference {
        @Override
        public String toString() {
            return "path." + attribute;
        }
    }

    /// `terraform.workspace`, `terraform.applying`; other attributes are errors.
    record TerraformRef(String attribute) implements Reference {
        @Override
        public String toString() {
            return "terraform." + attribute;
        }
    }
}
