package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Removed;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `removed` blocks say: which objects are no longer managed and stay as they are.
///
/// Where several blocks name an object, one with `destroy = false` is enough to spare it. A plan to
/// destroy everything knows no such blocks.
final class Removals {
    static final Removals NONE = new Removals(List.of());

    private final List<Statement> statements;

    /// @param from what was removed, a resource or a module, seen from the root: `module.a.aws_vpc.b`
    private record Statement(String from, Optional<Boolean> destroy, SourceRange range) {
        boolean covers(ConfigResourceAddress address) {
            String text = address.toString();
            return text.equals(from) || text.startsWith(from + ".");
        }
    }

    private Removals(List<Statement> statements) {
        this.statements = statements;
    }

    static Removals of(Configuration configuration) {
        return new Removals(
                configuration
                        .modules()
                        .flatMap(module ->
                                module.config().removals().stream()
                                        .map(block -> statement(block, module)))
                        .toList());
    }

    private static Statement statement(Removed block, ModuleNode module) {
        String from = Traversals.display(MoveStatement.withoutKeyword(block.from()));
        return new Statement(module.path().prefix() + from, block.destroy(), block.range());
    }

    boolean spares(ResourceInstanceAddress address) {
        return !statements.isEmpty()
                && statements.stream()
                        .anyMatch(s -> !s.destroy().orElse(true) && s.covers(address.config()));
    }

    /// Whether a block says in as many words that the object is to be destroyed.
    boolean wantsDestroyed(ResourceInstanceAddress address) {
        return statements.stream()
                .anyMatch(s -> s.destroy().orElse(false) && s.covers(address.config()));
    }

    /// What a block says was removed has to be gone from the configuration.
    void reportStillDeclared(Configuration configuration, Diagnostics diagnostics) {
        for (Statement statement : statements) {
            declaration(statement.from(), configuration)
                    .ifPresent(place -> diagnostics.add(stillDeclared(statement, place)));
        }
    }

    private static Optional<SourceRange> declaration(String from, Configuration configuration) {
        return configuration.modules().flatMap(module -> declarations(module, from)).findFirst();
    }

    private static java.util.stream.Stream<SourceRange> declarations(
            ModuleNode module, String from) {
        ModulePath path = module.path();
        if (!path.isRoot() && path.toString().equals(from)) {
            return module.call().stream().map(call -> call.range());
        }
        return module.config().resources().values().stream()
                .filter(resource -> (path.prefix() + resource.address()).equals(from))
                .map(resource -> resource.range());
    }

    private static Diagnostic stillDeclared(Statement statement, SourceRange place) {
        return Diagnostic.error(
                "Removed resource still exists",
                "The removed block at %s says that %s is gone, and here it is declared. Remove one of the two."
                        .formatted(statement.range(), statement.from()),
                place);
    }

    /// Says which objects are going to be left to themselves.
    static void report(Collection<ResourceChange> changes, Diagnostics diagnostics) {
        List<ResourceChange> spared =
                changes.stream()
                        .filter(change -> change.change() instanceof Change.Forget)
                        .toList();
        if (spared.isEmpty()) {
            return;
        }
        String names =
                spared.stream()
                        .map(change -> "  " + change.address() + deposed(change))
                        .collect(Collectors.joining("\n"));
        diagnostics.add(
                Diagnostic.warning(
                        "Some objects will no longer be managed",
                        "Applying this plan takes these out of the state, and leaves them as they are:\n%s\nTo manage them again, import them."
                                .formatted(names)));
    }

    private static String deposed(ResourceChange change) {
        return change.deposedKey().map(key -> " (deposed object " + key + ")").orElse("");
    }
}
