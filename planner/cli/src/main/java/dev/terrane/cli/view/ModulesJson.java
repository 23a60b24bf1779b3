package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ModuleAddress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Objects by module: `root_module` with `child_modules` below it.
///
/// Values are decoded when they are written, one after the other, and not kept.
final class ModulesJson {
    private final Map<ModuleAddress, List<Supplier<ResourceJson>>> resources = new TreeMap<>();
    private final Map<ModuleAddress, List<ModuleAddress>> children = new TreeMap<>();

    /// In the order in which they are to stand.
    void add(ModuleAddress module, Supplier<ResourceJson> resource) {
        ensure(module);
        resources.computeIfAbsent(module, m -> new ArrayList<>()).add(resource);
    }

    private void ensure(ModuleAddress module) {
        if (children.containsKey(module)) {
            return;
        }
        children.put(module, new ArrayList<>());
        module.parent()
                .ifPresent(parent -> {
                    ensure(parent);
                    below(parent).add(module);
                });
    }

    private List<ModuleAddress> below(ModuleAddress module) {
        return children.computeIfAbsent(module, m -> new ArrayList<>());
    }

    void write(JsonGenerator json) throws IOException {
        write(json, ModuleAddress.ROOT);
    }

    private void write(JsonGenerator json, ModuleAddress module) throws IOException {
        json.writeStartObject();
        List<Supplier<ResourceJson>> own = resources.getOrDefault(module, List.of());
        if (!own.isEmpty()) {
            json.writeFieldName("resources");
            json.writeStartArray();
            for (Supplier<ResourceJson> resource : own) {
                resource.get().write(json);
            }
            json.writeEndArray();
        }
        if (!module.isRoot()) {
            json.writeStringField("address", module.toString());
        }
        writeChildren(json, below(module));
        json.writeEndObject();
    }

    private void writeChildren(JsonGenerator json, List<ModuleAddress> modules) throws IOException {
        if (modules.isEmpty()) {
            return;
        }
        modules.sort(Comparator.comparing(ModuleAddress::toString));
        json.writeFieldName("child_modules");
        json.writeStartArray();
        for (ModuleAddress child : modules) {
            write(json, child);
        }
        json.writeEndArray();
    }
}
