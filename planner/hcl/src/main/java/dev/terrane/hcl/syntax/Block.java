package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

import java.util.List;

/// `type "label" { ... }`.
///
/// @param headerRange from the type to the last label: what a message about the block points at
/// @param typeRange the type alone
public record Block(
        String type,
        List<Label> labels,
        Body body,
        SourceRange headerRange,
        SourceRange typeRange,
        SourceRange range) {

    /// @param text without its quotes
    /// @param range with its quotes
    public record Label(String text, SourceRange range) {}

    public Block {
        labels = List.copyOf(labels);
    }

    public String label(int index) {
        return labels.get(index).text();
    }
}
