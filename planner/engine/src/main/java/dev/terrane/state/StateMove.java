package dev.terrane.state;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.diagnostic.Diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `state mv` is asked to do: which instances go where.
public final class StateMove {
    private static final String SOURCE = "Invalid source address";
    private static final String TARGET = "Invalid target address";

    private final StateSnapshot source;
    private final StateSnapshot target;

    /// @param target the same as the source, unless it goes to another state
    public StateMove(StateSnapshot source, StateSnapshot target) {
        this.source = source;
        this.target = target;
    }

    /// What can not be done, with what to say of it.
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // exceptions of this kind are not serialized
        private final Diagnostic diagnostic;

        Refused(String summary, String detail) {
            super(detail);
            this.diagnostic = Diagnostic.error(summary, detail);
        }

        public Diagnostic diagnostic() {
            return diagnostic;
        }
    }

    /// Each instance with its new address, in order.
    public Map<ResourceInstanceAddress, ResourceInstanceAddress> plan(String from, String to)
            throws Refused {
        StateSelection one = parse(from, SOURCE);
        StateSelection other = parse(to, TARGET);
        return switch (one) {
            case StateSelection.Module module -> module(module.address(), other);
            case StateSelection.Resource resource -> resource(resource.address(), other);
        };
    }

    private static StateSelection parse(String text, String summary) throws Refused {
        Optional<StateSelection> parsed = StateSelection.parse(text);
        if (parsed.isEmpty()) {
            throw new Refused(
                    summary,
                    "\"%s\" is no address of a resource or module. One looks like aws_vpc.main, aws_subnet.a[0] or module.net."
                            .formatted(text));
        }
        return parsed.get();
    }

    private Map<ResourceInstanceAddress, ResourceInstanceAddress> module(
            ModuleAddress from, StateSelection other) throws Refused {
        if (!(other instanceof StateSelection.Module(ModuleAddress to))) {
            throw new Refused(TARGET, "%s is a module, and %s is none.".formatted(from, other));
        }
        Map<ResourceInstanceAddress, ResourceInstanceAddress> moves = new LinkedHashMap<>();
        source.resources()
                .forEach((address, resource) -> {
                    if (address.module().isWithin(from)) {
                        ModuleAddress module = rebased(address.module(), from, to);
                        resource.instances()
                                .keySet()
                                .forEach(key ->
                                        moves.put(
                                                address.instance(key),
                                                module.resource(address.resource(), key)));
                    }
                });
        if (moves.isEmpty()) {
            throw nothingAt(from.toString());
        }
        if (target.resources().keySet().stream().anyMatch(a -> a.module().isWithin(to))) {
            throw occupied(to.toString());
        }
        return moves;
    }

    private static ModuleAddress rebased(
            ModuleAddress module, ModuleAddress from, ModuleAddress to) {
        ModuleAddress rebased = to;
        for (ModuleAddress.Step step :
                module.steps().subList(from.steps().size(), module.steps().size())) {
            rebased = rebased.child(step.name(), step.key());
        }
        return rebased;
    }

    private Map<ResourceInstanceAddress, ResourceInstanceAddress> resource(
            ResourceInstanceAddress from, StateSelection other) throws Refused {
        if (!(other instanceof StateSelection.Resource(ResourceInstanceAddress to))) {
            throw new Refused(
                    TARGET, "%s is a resource, and %s is a module.".formatted(from, other));
        }
        boolean sameType =
                from.resource().mode() == to.resource().mode()
                        && from.resource().type().equals(to.resource().type());
        if (!sameType) {
            throw new Refused(
                    TARGET, "%s can not become %s: their types differ.".formatted(from, to));
        }
        boolean instance = source.instance(from).isPresent();
        return instance ? instance(from, to) : whole(from, to);
    }

    private Map<ResourceInstanceAddress, ResourceInstanceAddress> instance(
            ResourceInstanceAddress from, ResourceInstanceAddress to) throws Refused {
        boolean toWhole =
                to.key().equals(InstanceKey.NONE)
                        && from.key().equals(InstanceKey.NONE)
                        && target.resources().containsKey(to.allInstances());
        if (toWhole || target.instance(to).isPresent()) {
            throw occupied(to.toString());
        }
        return Map.of(from, to);
    }

    /// All instances of a resource, each with the key that it has.
    private Map<ResourceInstanceAddress, ResourceInstanceAddress> whole(
            ResourceInstanceAddress from, ResourceInstanceAddress to) throws Refused {
        AllInstances all = from.allInstances();
        boolean there = from.key().equals(InstanceKey.NONE) && source.resources().containsKey(all);
        if (!there) {
            throw nothingAt(from.toString());
        }
        if (!to.key().equals(InstanceKey.NONE)) {
            throw new Refused(
                    TARGET,
                    "%s has several instances, which can not all become %s. Name one of them, or leave out the key."
                            .formatted(from, to));
        }
        if (target.resources().containsKey(to.allInstances())) {
            throw occupied(to.toString());
        }
        Map<ResourceInstanceAddress, ResourceInstanceAddress> moves = new LinkedHashMap<>();
        List<InstanceKey> keys = List.copyOf(StateEdits.resource(source, all).instances().keySet());
        keys.forEach(key -> moves.put(all.instance(key), to.allInstances().instance(key)));
        return moves;
    }

    private static Refused nothingAt(String address) {
        return new Refused(
                SOURCE,
                "%s does not match anything in the state. `terrane state list` shows what it holds."
                        .formatted(address));
    }

    private static Refused occupied(String address) {
        return new Refused(
                TARGET,
                "There is something at %s in the state already. Move that elsewhere first."
                        .formatted(address));
    }
}
