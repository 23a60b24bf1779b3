package dev.terrane.config.decoding;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.config.test.AddressPattern;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Reads `module.a["x"].data.t.n[0]` as the address of what a test overrides.
final class AddressPatterns {
    private final Deque<Object> rest = new ArrayDeque<>();

    private AddressPatterns(Traversal traversal) {
        rest.add(traversal.root());
        for (Step step : traversal.steps()) {
            rest.add(
                    switch (step) {
                        case AttributeStep attribute -> attribute.name();
                        case IndexStep index -> index;
                    });
        }
    }

    /// Nothing where it is no such address.
    static Optional<AddressPattern> parse(Traversal traversal) {
        return new AddressPatterns(traversal).parse();
    }

    private Optional<AddressPattern> parse() {
        List<ModuleAddress.Step> modules = new ArrayList<>();
        while (takes("module")) {
            Optional<String> name = name();
            Optional<InstanceKey> key = key();
            if (name.isEmpty() || key.isEmpty()) {
                return Optional.empty();
            }
            modules.add(new ModuleAddress.Step(name.get(), key.get()));
        }
        if (rest.isEmpty()) {
            return Optional.of(new AddressPattern(modules, Optional.empty(), InstanceKey.NONE));
        }
        ResourceMode mode = takes("data") ? ResourceMode.DATA : ResourceMode.MANAGED;
        return resource(modules, mode);
    }

    private Optional<AddressPattern> resource(List<ModuleAddress.Step> modules, ResourceMode mode) {
        Optional<String> type = name();
        Optional<String> name = name();
        Optional<InstanceKey> key = key();
        if (type.isEmpty() || name.isEmpty() || key.isEmpty() || !rest.isEmpty()) {
            return Optional.empty();
        }
        ResourceAddress resource = new ResourceAddress(mode, type.get(), name.get());
        return Optional.of(new AddressPattern(modules, Optional.of(resource), key.get()));
    }

    private boolean takes(String word) {
        if (word.equals(rest.peek())) {
            rest.remove();
            return true;
        }
        return false;
    }

    private Optional<String> name() {
        if (rest.peek() instanceof String name) {
            rest.remove();
            return Optional.of(name);
        }
        return Optional.empty();
    }

    /// No key where none stands there; nothing where it can be none.
    private Optional<InstanceKey> key() {
        if (rest.peek() instanceof IndexStep index) {
            rest.remove();
            return ReferenceParser.keyOf(index.key());
        }
        return Optional.of(InstanceKey.NONE);
    }
}
