package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What can be wrong with a body that was well written, but not as its reader expected.
final class BodyProblems {
    private BodyProblems() {}

    static void reportMissing(
            BodySchema schema, Set<String> present, SourceRange where, Diagnostics diagnostics) {
        for (AttributeSchema expected : schema.attributes()) {
            if (expected.required() && !present.contains(expected.name())) {
                diagnostics.error(
                        "Missing required argument",
                        "The argument \"" + expected.name() + "\" has to be set here.",
                        where);
            }
        }
    }

    static void reportUnsupportedArgument(
            Attribute extra, Collection<String> unused, BodySchema schema, Diagnostics problems) {
        String hint = NameSuggestion.didYouMean(extra.name(), unused);
        if (hint.isEmpty() && schema.blocksByType().containsKey(extra.name())) {
            hint = " There is a block of that name: write it without the equals sign.";
        }
        problems.error(
                "Unsupported argument",
                "No argument is named \"" + extra.name() + "\" here." + hint,
                extra.nameRange());
    }

    static void reportUnsupportedBlock(Block extra, BodySchema schema, Diagnostics problems) {
        String hint = NameSuggestion.didYouMean(extra.type(), schema.blocksByType().keySet());
        if (hint.isEmpty() && schema.attributeNames().contains(extra.type())) {
            hint = " There is an argument of that name: set it with an equals sign.";
        }
        problems.error(
                "Unsupported block type",
                "No block of type \"" + extra.type() + "\" is known here." + hint,
                extra.typeRange());
    }

    /// Whether the block has as many labels as its type asks for; if not, it is reported.
    static boolean checkLabels(Block block, BlockSchema expected, Diagnostics problems) {
        int given = block.labels().size();
        int wanted = expected.labelNames().size();
        if (given > wanted) {
            reportExtraneousLabel(block, expected, problems);
        } else if (given < wanted) {
            reportMissingLabel(block, expected, problems);
        }
        return given == wanted;
    }

    private static void reportExtraneousLabel(
            Block block, BlockSchema expected, Diagnostics problems) {
        List<String> names = expected.labelNames();
        problems.add(
                Diagnostic.error(
                                "Extraneous label for " + block.type(),
                                names.isEmpty()
                                        ? "A block of type \"" + block.type() + "\" has no labels."
                                        : howMany(block, names) + " Remove this one.",
                                block.labels().get(names.size()).range())
                        .within(block.headerRange()));
    }

    private static void reportMissingLabel(
            Block block, BlockSchema expected, Diagnostics problems) {
        List<String> names = expected.labelNames();
        int brace = block.body().range().startByte();
        problems.add(
                Diagnostic.error(
                                "Missing "
                                        + names.get(block.labels().size())
                                        + " for "
                                        + block.type(),
                                howMany(block, names) + " Write it before this brace, in quotes.",
                                block.range().source().range(brace, brace + 1))
                        .within(block.headerRange()));
    }

    private static String howMany(Block block, List<String> names) {
        return "A block of type \"%s\" has %d label%s (%s)."
                .formatted(
                        block.type(),
                        names.size(),
                        names.size() == 1 ? "" : "s",
                        String.join(", ", names));
    }
}
