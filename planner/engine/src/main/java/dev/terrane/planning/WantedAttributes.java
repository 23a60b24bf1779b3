package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.hcl.expression.References.Use;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.spi.Wanted;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which attributes of its objects a configuration looks at: those that a block sets or ignores, and
/// those that an expression of its module refers to. What nobody sets and nobody looks at can not change
/// a plan, if it is left as it was.
///
/// It is told from the text alone, for all instances of a block together. What can not be told counts as
/// looked at: a reference to a whole object (`local.vpc = aws_vpc.main`) looks at all of it, since nobody
/// follows where it goes from there.
///
/// ```hcl
/// resource "aws_vpc" "main" {
///   cidr_block = "10.0.0.0/16"           # set: cidr_block
/// }
/// output "id" {
///   value = aws_vpc.main.id              # looked at: id
/// }
/// ```
final class WantedAttributes {
    private final Map<ConfigResourceAddress, Set<String>> named = new HashMap<>();
    private final Set<ConfigResourceAddress> whole = new HashSet<>();

    /// Whether provisioners look at objects that have no block.
    private boolean removedAreSeen;

    private WantedAttributes() {}

    static WantedAttributes of(Configuration configuration) {
        WantedAttributes wanted = new WantedAttributes();
        configuration.modules().forEach(wanted::read);
        return wanted;
    }

    /// Of an object without a block nothing is looked at any more: it matters whether it is there.
    Wanted of(ConfigResourceAddress address) {
        Set<String> names = named.get(address);
        if (whole.contains(address) || (names == null && removedAreSeen)) {
            return Wanted.ALL;
        }
        return Wanted.of(names == null ? Set.of() : names);
    }

    private void read(ModuleNode module) {
        module.config().resources().values().stream()
                .filter(resource -> resource.address().mode() == ResourceMode.MANAGED)
                .forEach(resource -> readOwn(resource, module));
        removedAreSeen |=
                module.config().removals().stream()
                        .anyMatch(removed -> !removed.provisioners().isEmpty());
        ModuleUses.of(module.config())
                .forEach(place -> place.uses().forEach(use -> read(use, place, module)));
        module.children().values().forEach(child -> readCall(child, module));
    }

    private void readOwn(Resource resource, ModuleNode module) {
        ConfigResourceAddress address = address(resource.address(), module);
        if (resource.lifecycle().ignoreAll()) {
            whole.add(address);
        }
        Set<String> names = named.computeIfAbsent(address, key -> new TreeSet<>());
        names.addAll(BodyNames.of(resource.body()));
        resource.lifecycle().ignoreChanges().forEach(ignored -> names.add(ignored.root()));
    }

    private void readCall(ModuleNode child, ModuleNode parent) {
        child.call().stream()
                .flatMap(call -> ModuleUses.of(call).stream())
                .forEach(place -> place.uses().forEach(use -> read(use, place, parent)));
    }

    private void read(Use use, ModuleUses.Place place, ModuleNode module) {
        Traversal path = use.path();
        if (path.root().equals("self")) {
            place.self()
                    .map(self -> address(self, module))
                    .ifPresent(self -> look(self, path.steps()));
        } else if (path.root().equals("each")) {
            place.forEach()
                    .filter(all -> !name(path.steps(), 0).equals(Optional.of("key")))
                    .ifPresent(all -> read(new Use(throughEach(all, path), false), place, module));
        } else {
            readResource(use, module);
        }
    }

    /// `each.value.id` looks at the same as the elements that it goes through: `aws_vpc.a[*].id`.
    private static Traversal throughEach(Traversal all, Traversal each) {
        Traversal path = all.with(new IndexStep(Value.DYNAMIC, each.range()), each.range());
        for (Step step : each.steps().stream().skip(1).toList()) {
            path = path.with(step, each.range());
        }
        return path;
    }

    private void readResource(Use use, ModuleNode module) {
        List<Step> steps = use.path().steps();
        boolean prefixed = use.path().root().equals("resource");
        Optional<String> type = prefixed ? name(steps, 0) : Optional.of(use.path().root());
        int at = prefixed ? 1 : 0;
        Optional<String> name = name(steps, at);
        if (type.isEmpty() || name.isEmpty()) {
            return;
        }
        ResourceAddress resource =
                new ResourceAddress(ResourceMode.MANAGED, type.get(), name.get());
        Resource block = module.config().resources().get(resource);
        if (block == null) {
            return;
        }
        List<Step> rest = steps.subList(at + 1, steps.size());
        ConfigResourceAddress address = address(resource, module);
        if (block.repetition().isSingle()) {
            look(address, rest);
        } else if (!rest.isEmpty() && rest.getFirst() instanceof IndexStep) {
            look(address, rest.subList(1, rest.size()));
        } else if (!(rest.isEmpty() && use.elementsOnly())) {
            whole.add(address);
        }
    }

    /// @param steps from one object on
    private void look(ConfigResourceAddress object, List<Step> steps) {
        name(steps, 0)
                .ifPresentOrElse(
                        name -> named.computeIfAbsent(object, key -> new TreeSet<>()).add(name),
                        () -> whole.add(object));
    }

    private static Optional<String> name(List<Step> steps, int at) {
        return steps.size() > at && steps.get(at) instanceof AttributeStep attribute
                ? Optional.of(attribute.name())
                : Optional.empty();
    }

    private static ConfigResourceAddress address(ResourceAddress resource, ModuleNode module) {
        return new ConfigResourceAddress(module.path(), resource);
    }
}
