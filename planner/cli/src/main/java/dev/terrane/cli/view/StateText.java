package dev.terrane.cli.view;

import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.spi.Schema;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A state for people: `show` and `state show`.
public final class StateText {
    private final Style style;
    private final StoredObjects objects;

    public StateText(Style style, ObjectTypes types) {
        this.style = style;
        this.objects = new StoredObjects(types);
    }

    /// All objects by module, and the outputs. Modules follow each other as Terraform has them: with
    /// a blank line more between them where the root module has objects of its own.
    public String state(StateSnapshot state) {
        if (state.isEmpty()) {
            return state.lineage().isEmpty() ? "No state.\n" : "The state holds nothing.\n";
        }
        var canvas = new Canvas(style, false);
        Modules modules = Modules.of(state);
        writeModule(canvas, modules, ModuleAddress.ROOT, true);
        if (!state.outputs().isEmpty()) {
            canvas.add("\n\nOutputs:\n\n");
            state.outputs().forEach((name, output) -> writeOutput(canvas, name, output));
        }
        return canvas.take();
    }

    /// The current object of an instance, as `state show` has it; nothing where there is none.
    public String object(StateSnapshot state, ResourceInstanceAddress address) {
        var canvas = new Canvas(style, false);
        ResourceState resource = state.resources().get(address.allInstances());
        if (resource != null) {
            state.current(address)
                    .map(object -> new Entry(address, resource, object, Optional.empty()))
                    .ifPresent(entry -> write(canvas, entry));
        }
        return canvas.take();
    }

    private record Entry(
            ResourceInstanceAddress address,
            ResourceState resource,
            ObjectState object,
            Optional<String> deposedKey) {}

    private void writeModule(
            Canvas canvas, Modules modules, ModuleAddress module, boolean isFirst) {
        List<Entry> entries = modules.entries(module);
        if (!entries.isEmpty() && !isFirst) {
            canvas.endLine();
        }
        boolean first = isFirst;
        for (Entry entry : entries) {
            if (!first) {
                canvas.endLine();
            }
            first = false;
            write(canvas, entry);
        }
        for (ModuleAddress child : modules.children(module)) {
            writeModule(canvas, modules, child, first);
        }
    }

    private void write(Canvas canvas, Entry entry) {
        ResourceAddress resource = entry.address().resource();
        Value value = objects.decode(entry.address(), entry.resource(), entry.object());
        Optional<Schema.Block> schema =
                objects.type(entry.resource().provider().source(), entry.address())
                        .map(type -> type.schema().block());
        canvas.add("# " + entry.address() + ":" + status(entry)).endLine();
        canvas.add(resource.isManaged() ? "resource" : "data");
        canvas.add(" \"" + resource.type() + "\" \"" + resource.name() + "\" {").endLine();
        new BlockText(canvas, new ChangeText(canvas, List.of()), true)
                .writeBody(value, value, schema, 4, ValuePath.EMPTY);
        canvas.add("}").endLine();
    }

    private static String status(Entry entry) {
        return entry.deposedKey()
                .map(key -> " (deposed object " + key + ")")
                .orElse(entry.object().tainted() ? " (tainted)" : "");
    }

    private static void writeOutput(Canvas canvas, String name, OutputState output) {
        canvas.addName(name, 0);
        Value value =
                output.sensitive() ? Marks.add(output.value(), Mark.SENSITIVE) : output.value();
        new ValueText(canvas).write(value, output.type(), 0, Sign.NONE);
        canvas.endLine();
    }

    /// The objects of a state by module.
    private record Modules(
            Map<ModuleAddress, List<Entry>> entries,
            Map<ModuleAddress, List<ModuleAddress>> below) {
        static Modules of(StateSnapshot state) {
            var modules = new Modules(new TreeMap<>(), new TreeMap<>());
            state.resources()
                    .forEach((all, resource) ->
                            resource.instances()
                                    .forEach((key, instance) ->
                                            modules.add(all.instance(key), resource, instance)));
            return modules;
        }

        private void add(
                ResourceInstanceAddress address,
                ResourceState resource,
                StateSnapshot.InstanceState instance) {
            List<Entry> own = ensure(address.module());
            instance.current()
                    .ifPresent(object ->
                            own.add(new Entry(address, resource, object, Optional.empty())));
            instance.deposed()
                    .forEach((key, object) ->
                            own.add(new Entry(address, resource, object, Optional.of(key))));
        }

        private List<Entry> ensure(ModuleAddress module) {
            List<Entry> known = entries.get(module);
            if (known != null) {
                return known;
            }
            List<Entry> own = new ArrayList<>();
            entries.put(module, own);
            module.parent()
                    .ifPresent(parent -> {
                        ensure(parent);
                        below.computeIfAbsent(parent, p -> new ArrayList<>()).add(module);
                    });
            return own;
        }

        List<Entry> entries(ModuleAddress module) {
            return entries.getOrDefault(module, List.of());
        }

        List<ModuleAddress> children(ModuleAddress module) {
            return below.getOrDefault(module, List.of()).stream()
                    .sorted(Comparator.comparing(ModuleAddress::toString))
                    .toList();
        }
    }
}
