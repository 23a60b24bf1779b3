package dev.terrane.config.loading;

import dev.terrane.address.ModulePath;
import dev.terrane.config.Import;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.decoding.DecodedModule;
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.early.ProviderExpansion;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Follows the calls of modules. A folder that is called several times is read once.
final class ModuleTree {
    private final LoadRequest request;
    private final Diagnostics diagnostics;
    private final Map<String, DecodedModule> decoded = new LinkedHashMap<>();

    ModuleTree(LoadRequest request, Diagnostics diagnostics) {
        this.request = request;
        this.diagnostics = diagnostics;
    }

    /// Where the root module has errors, the modules that it calls are not looked at: they may be
    /// called by mistake.
    LoadedModule load(ModuleFolder root) {
        DecodedModule module = decode(root);
        if (diagnostics.hasErrors()) {
            return new LoadedModule(ModulePath.ROOT, module, Optional.empty(), new TreeMap<>());
        }
        EarlyScope scope = EarlyScope.ofRoot(module.config(), request.early());
        return withCalls(
                new LoadedModule(
                        ModulePath.ROOT,
                        withProviders(module, scope),
                        Optional.empty(),
                        children(module, scope, ModulePath.ROOT, List.of(root.directory()))));
    }

    /// Calls whose source was computed stand in the module as they were found.
    private static LoadedModule withCalls(LoadedModule module) {
        Map<String, ModuleCall> calls = module.decoded().config().calls();
        if (calls.values().stream().allMatch(call -> call.computed().isNothing())) {
            return module;
        }
        Map<String, ModuleCall> found = new LinkedHashMap<>(calls);
        module.children()
                .forEach((name, child) -> child.call().ifPresent(call -> found.put(name, call)));
        return new LoadedModule(
                module.path(),
                module.decoded().with(module.decoded().config().withCalls(found)),
                module.call(),
                module.children());
    }

    private DecodedModule withProviders(DecodedModule module, EarlyScope scope) {
        return module.with(ProviderExpansion.expand(module.config(), scope, diagnostics));
    }

    List<Diagnostic> problemsOfUse() {
        return decoded.values().stream()
                .flatMap(module -> module.problemsOfUse().stream())
                .toList();
    }

    private DecodedModule decode(ModuleFolder folder) {
        return decoded.computeIfAbsent(folder.directory(), directory -> folder.decode(diagnostics));
    }

    private SortedMap<String, LoadedModule> children(
            DecodedModule module, EarlyScope scope, ModulePath path, List<String> above) {
        SortedMap<String, LoadedModule> children = new TreeMap<>();
        for (ModuleCall written : module.config().calls().values()) {
            ModuleCall call = ComputedCalls.resolve(written, scope, diagnostics);
            child(call, scope, path.child(call.name()), above)
                    .ifPresent(child -> children.put(call.name(), child));
        }
        return children;
    }

    private Optional<LoadedModule> child(
            ModuleCall call, EarlyScope scope, ModulePath path, List<String> above) {
        Optional<String> directory = directory(call, path, above.getLast());
        if (directory.isEmpty() || isLoop(call, directory.get(), above)) {
            return Optional.empty();
        }
        ModuleFolder folder = new ModuleFolder(request.files(), directory.get());
        if (!folder.exists()) {
            diagnostics.error(
                    "Unreadable module directory",
                    "The module \"%s\" is to be read from \"%s\", but there is no such folder. Correct the \"source\" of the module."
                            .formatted(call.name(), directory.get()),
                    call.range());
            return Optional.empty();
        }
        DecodedModule module = decode(folder);
        reportRootOnly(module.config(), path);
        List<String> further = new ArrayList<>(above);
        further.add(directory.get());
        EarlyScope inside = scope.ofChild(call, module.config());
        return Optional.of(
                withCalls(
                        new LoadedModule(
                                path,
                                withProviders(module, inside),
                                Optional.of(call),
                                children(module, inside, path, further))));
    }

    private Optional<String> directory(ModuleCall call, ModulePath path, String caller) {
        return call.source().isEmpty()
                ? Optional.empty()
                : request.modules()
                        .directory(path, call, ComputedCalls.source(call), caller, diagnostics);
    }

    private boolean isLoop(ModuleCall call, String directory, List<String> above) {
        if (!above.contains(directory)) {
            return false;
        }
        diagnostics.error(
                "Module calls itself",
                "The module \"%s\" is read from \"%s\", and that folder is among those that call it: \"%s\". It would go on for ever."
                        .formatted(call.name(), directory, String.join("\" -> \"", above)),
                call.range());
        return true;
    }

    private void reportRootOnly(ModuleConfig module, ModulePath path) {
        module.backend()
                .ifPresent(backend ->
                        diagnostics.warning(
                                "Backend configuration ignored",
                                "The state is kept where the root module says. The backend of %s has no effect."
                                        .formatted(path),
                                backend.range()));
        module.imports().stream()
                .findFirst()
                .map(Import::range)
                .ifPresent(range ->
                        diagnostics.error(
                                "Invalid import configuration",
                                "Import blocks stand in the root module; this one is in %s. Its \"to\" can name a resource of a module."
                                        .formatted(path),
                                range));
    }
}
