package dev.terrane.config;

import dev.terrane.address.ModulePath;

import java.util.Optional;
import java.util.stream.Stream;

/// The root module and all modules below it.
public record Configuration(ModuleNode root) {

    /// One call of a module: the same folder called twice is two nodes.
    ///
    /// @param call that made it; none for the root
    /// @param children by the name of the call, sorted
    public record ModuleNode(
            ModulePath path,
            ModuleConfig config,
            Optional<ModuleCall> call,
            java.util.SortedMap<String, ModuleNode> children) {

        public Stream<ModuleNode> all() {
            return Stream.concat(
                    Stream.of(this), children.values().stream().flatMap(ModuleNode::all));
        }
    }

    public Stream<ModuleNode> modules() {
        return root.all();
    }

    public Optional<ModuleNode> module(ModulePath path) {
        ModuleNode at = root;
        for (String name : path.names()) {
            ModuleNode next = at.children().get(name);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }
}
