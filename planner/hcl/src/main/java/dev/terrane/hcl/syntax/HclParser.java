package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import java.util.Optional;

/// Reads the native syntax, as the HCL specification (`hclsyntax/spec.md`) has it.
///
/// Every method gives a tree in any case; where an error was added to the diagnostics, it holds what
/// could be read. Files go to [BodyParser], expressions to [ExpressionParser], strings to
/// [TemplateParser].
public final class HclParser {
    private HclParser() {}

    /// A whole file: arguments and blocks.
    public static File parse(Source source, Diagnostics diagnostics) {
        Grammar grammar = Grammar.ofCode(SourceText.of(source), diagnostics);
        return new File(source, grammar.bodies().parseFile());
    }

    /// An expression and nothing else. Line breaks may stand anywhere in it.
    public static Expression parseExpression(Source source, Diagnostics diagnostics) {
        return parseExpression(SourceText.of(source), diagnostics);
    }

    static Expression parseExpression(SourceText text, Diagnostics diagnostics) {
        return Grammar.ofCode(text, diagnostics).expressions().parseAlone();
    }

    /// A text with `${...}` and `%{...}` in it, such as a file for `templatefile`.
    public static Expression parseTemplate(Source source, Diagnostics diagnostics) {
        return parseTemplate(SourceText.of(source), diagnostics);
    }

    static Expression parseTemplate(SourceText text, Diagnostics diagnostics) {
        return Grammar.ofTemplate(text, diagnostics).templates().parseFile();
    }

    /// A name and constant steps from there, such as an address on the command line. Empty where an
    /// error was added.
    public static Optional<Traversal> parseTraversal(Source source, Diagnostics diagnostics) {
        return parseTraversal(SourceText.of(source), diagnostics);
    }

    static Optional<Traversal> parseTraversal(SourceText text, Diagnostics diagnostics) {
        return new TraversalParser(Grammar.ofCode(text, diagnostics)).parse();
    }
}
