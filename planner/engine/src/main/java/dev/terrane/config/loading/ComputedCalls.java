package dev.terrane.config.loading;

import dev.terrane.config.ModuleCall;
import dev.terrane.config.early.EarlyText;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// Sources and versions of modules that are made from variables and locals.
final class ComputedCalls {
    private ComputedCalls() {}

    /// The call with all that was computed filled in; an empty source stands for a wrong one, which is
    /// reported.
    static ModuleCall resolve(ModuleCall call, Scope scope, Diagnostics diagnostics) {
        if (call.computed().isNothing()) {
            return call;
        }
        Diagnostics own = new Diagnostics();
        String source =
                call.computed()
                        .source()
                        .map(written -> text(written, scope, own, "the source of a module"))
                        .orElse(call.source());
        Optional<String> version =
                call.computed()
                        .version()
                        .map(written -> version(written, scope, own))
                        .orElse(call.version());
        if (!own.hasErrors()) {
            check(call, source, own);
        }
        diagnostics.addAll(own);
        return call.found(own.hasErrors() ? "" : source, version);
    }

    private static String text(
            Expression written, Scope scope, Diagnostics diagnostics, String what) {
        return EarlyText.of(written, scope, what, diagnostics).orElse("");
    }

    private static Optional<String> version(
            Expression written, Scope scope, Diagnostics diagnostics) {
        Optional<String> text =
                EarlyText.of(written, scope, "the version of a module", diagnostics);
        Optional<VersionConstraint> constraint = text.flatMap(VersionConstraint::parse);
        if (text.isPresent() && constraint.isEmpty()) {
            diagnostics.error(
                    "Invalid version constraint",
                    "This gives \"%s\", which is no version constraint such as \"~> 1.2\"."
                            .formatted(text.get()),
                    written.range());
        }
        return constraint.map(VersionConstraint::toString);
    }

    private static void check(ModuleCall call, String source, Diagnostics diagnostics) {
        try {
            ModuleSourceParser.parse(source, call.versionRange().isPresent());
        } catch (ModuleSourceException e) {
            diagnostics.error(
                    "Invalid module source address",
                    String.valueOf(e.getMessage()),
                    call.sourceRange());
        }
    }

    /// Sources were checked when they were read.
    static ModuleSource source(ModuleCall call) {
        try {
            return ModuleSourceParser.parse(call.source());
        } catch (ModuleSourceException e) {
            throw new IllegalStateException("a source that is kept is well formed", e);
        }
    }
}
