package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Addresses in `moved`, `removed` and `import` blocks: `module.a["k"].aws_vpc.main[0]`.
final class Endpoints {
    private static final Set<String> RESERVED =
            Set.of(
                    "count",
                    "each",
                    "local",
                    "module",
                    "path",
                    "self",
                    "terraform",
                    "var",
                    "template",
                    "lazy",
                    "arg");

    private final Traversal traversal;
    private final boolean keysAllowed;
    private final Diagnostics diagnostics;

    /// What an address names.
    ///
    /// @param mode of the resource; nothing where it is a module
    /// @param inModule whether module calls stand before it
    record Endpoint(Optional<ResourceMode> mode, boolean inModule) {
        boolean isModule() {
            return mode.isEmpty();
        }
    }

    private Endpoints(Traversal traversal, boolean keysAllowed, Diagnostics diagnostics) {
        this.traversal = traversal;
        this.keysAllowed = keysAllowed;
        this.diagnostics = diagnostics;
    }

    /// What the address names, or nothing where it is none: that is reported.
    static Optional<Endpoint> check(
            Traversal traversal, boolean keysAllowed, Diagnostics diagnostics) {
        return new Endpoints(traversal, keysAllowed, diagnostics).check();
    }

    /// Position 0 is the root, and the steps follow.
    private Optional<String> name(int position) {
        if (position == 0) {
            return Optional.of(traversal.root());
        }
        return position <= steps().size() && steps().get(position - 1) instanceof AttributeStep step
                ? Optional.of(step.name())
                : Optional.empty();
    }

    private List<Step> steps() {
        return traversal.steps();
    }

    private int length() {
        return steps().size() + 1;
    }

    private SourceRange range(int position) {
        return position == 0 || position > steps().size()
                ? traversal.rootRange()
                : steps().get(position - 1).range();
    }

    private Optional<Endpoint> check() {
        int at = 0;
        while (at < length() && name(at).filter("module"::equals).isPresent()) {
            if (name(at + 1).isEmpty()) {
                return invalid(
                        "Behind \"module.\" the name of a module call is expected.", range(at));
            }
            at += 2;
            if (isIndex(at)) {
                if (!isGoodKey(at)) {
                    return Optional.empty();
                }
                at++;
            }
        }
        if (at >= length()) {
            return Optional.of(new Endpoint(Optional.empty(), true));
        }
        return resource(at);
    }

    private Optional<Endpoint> resource(int start) {
        String first = name(start).orElse("");
        if (RESERVED.contains(first)) {
            return invalid(
                    "\"%s\" is no address of a resource.".formatted(first), traversal.range());
        }
        ResourceMode mode =
                switch (first) {
                    case "data" -> ResourceMode.DATA;
                    case "ephemeral" -> ResourceMode.EPHEMERAL;
                    default -> ResourceMode.MANAGED;
                };
        boolean prefixed = mode != ResourceMode.MANAGED || first.equals("resource");
        int type = prefixed ? start + 1 : start;
        if (name(type).isEmpty() || name(type + 1).isEmpty()) {
            return invalid("A resource has a type and a name: aws_vpc.main.", traversal.range());
        }
        int end = type + 2;
        if (end < length() && !isIndex(end)) {
            return invalid(
                    "The address of a resource ends here, with its instance key at most.",
                    range(end));
        }
        if (isIndex(end) && !isGoodKey(end)) {
            return Optional.empty();
        }
        if (end + 1 < length()) {
            return invalid("The address of a resource ends before this.", range(end + 1));
        }
        return Optional.of(new Endpoint(Optional.of(mode), start > 0));
    }

    private boolean isIndex(int position) {
        return position > 0
                && position < length()
                && steps().get(position - 1) instanceof IndexStep;
    }

    private boolean isGoodKey(int position) {
        if (!keysAllowed) {
            diagnostics.error(
                    "Resource instance keys not allowed",
                    "Here all instances are meant: remove the key in brackets.",
                    range(position));
            return false;
        }
        boolean good =
                steps().get(position - 1) instanceof IndexStep index
                        && ReferenceParser.keyOf(index.key()).isPresent();
        if (!good) {
            invalid("An instance key is a whole number or a string.", range(position));
        }
        return good;
    }

    private Optional<Endpoint> invalid(String detail, SourceRange range) {
        diagnostics.error("Invalid address", detail, range);
        return Optional.empty();
    }
}
