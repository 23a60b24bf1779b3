package dev.terrane.config.loading;

import dev.terrane.address.ModulePath;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.decoding.DecodedModule;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A module in its place, while the configuration is loaded.
record LoadedModule(
        ModulePath path,
        DecodedModule decoded,
        Optional<ModuleCall> call,
        SortedMap<String, LoadedModule> children) {

    ModuleNode toNode() {
        SortedMap<String, ModuleNode> nodes = new TreeMap<>();
        children.forEach((name, child) -> nodes.put(name, child.toNode()));
        return new ModuleNode(
                path, decoded.config(), call, Collections.unmodifiableSortedMap(nodes));
    }
}
