package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Names that lead nowhere, and where evaluating would only report them once more.
final class Misled {
    private final List<SourceRange> names;
    private final List<SourceRange> blocks;

    private Misled(List<SourceRange> names, List<SourceRange> blocks) {
        this.names = names;
        this.blocks = blocks;
    }

    static Misled of(List<Diagnostic> problems, Configuration configuration) {
        List<SourceRange> names = problems.stream().flatMap(p -> p.where().stream()).toList();
        List<SourceRange> blocks =
                names.isEmpty()
                        ? List.of()
                        : provisionerBodies(configuration)
                                .map(Body::range)
                                .filter(body -> names.stream().anyMatch(n -> overlap(body, n)))
                                .toList();
        return new Misled(names, blocks);
    }

    /// Provisioners are not looked at further where a name in them leads nowhere.
    private static Stream<Body> provisionerBodies(Configuration configuration) {
        return configuration
                .modules()
                .flatMap(module -> module.config().resources().values().stream())
                .flatMap(resource -> resource.provisioners().stream())
                .map(Provisioner::body);
    }

    /// Whether a problem of evaluating is one that was not reported yet.
    boolean isNew(Diagnostic problem) {
        Optional<SourceRange> where = problem.where();
        return where.isEmpty()
                || Stream.concat(names.stream(), blocks.stream())
                        .noneMatch(known -> overlap(known, where.get()));
    }

    private static boolean overlap(SourceRange a, SourceRange b) {
        return a.filename().equals(b.filename())
                && a.startByte() < b.endByte()
                && b.startByte() < a.endByte();
    }
}
