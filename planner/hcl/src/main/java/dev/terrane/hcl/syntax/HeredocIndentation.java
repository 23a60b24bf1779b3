package dev.terrane.hcl.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// `<<-EOT`: the indentation that all lines have in common is taken off each.
///
/// It is counted before sequences are evaluated. A line that begins with a sequence has none, and
/// lines of white space alone do not count. A text whose line break was trimmed away by `~}` does
/// not end a line, so what follows keeps its indentation.
final class HeredocIndentation {
    private HeredocIndentation() {}

    static void remove(List<TemplatePart> parts) {
        int common = Integer.MAX_VALUE;
        List<TemplatePart.Text> lines = new ArrayList<>();
        boolean atLineStart = true;
        for (TemplatePart part : parts) {
            TemplatePart.Text text = part instanceof TemplatePart.Text t ? t : null;
            if (atLineStart && !isBlankLine(text)) {
                common = Math.min(common, text == null ? 0 : text.leadingSpace());
                if (text != null) {
                    lines.add(text);
                }
            }
            atLineStart = text != null && text.endsLine();
        }
        for (TemplatePart.Text line : lines) {
            line.indentLess(Math.min(common, line.leadingSpace()));
        }
    }

    private static boolean isBlankLine(TemplatePart.@Nullable Text text) {
        return text != null && text.isBlank() && text.endsLine();
    }
}
