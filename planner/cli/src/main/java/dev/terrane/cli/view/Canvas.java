package dev.terrane.cli.view;

/// Text that grows line by line, with a column for signs in front of what they belong to, or without
/// such a column.
final class Canvas {
    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final boolean signed;

    /// @param signed whether there is a column for signs: in a plan, not in a state
    Canvas(Style style, boolean signed) {
        this.style = style;
        this.signed = signed;
    }

    Style style() {
        return style;
    }

    /// Begins a line.
    Canvas begin(int indent, Sign sign) {
        text.repeat(' ', indent);
        if (signed) {
            text.append(sign.in(style)).append(' ');
        }
        return this;
    }

    /// Begins a line without a sign, such as one that closes a bracket.
    Canvas beginPlain(int indent) {
        text.repeat(' ', column(indent));
        return this;
    }

    /// Where the text of a line of that indentation begins.
    int column(int indent) {
        return signed ? indent + 2 : indent;
    }

    Canvas add(String more) {
        text.append(more);
        return this;
    }

    /// The name of an attribute with an equals sign, which stands below those of its neighbours.
    Canvas addName(String name, int width) {
        text.append(name).repeat(' ', Math.max(0, width - name.length())).append(" = ");
        return this;
    }

    Canvas endLine() {
        text.append('\n');
        return this;
    }

    Canvas comment(int indent, String comment) {
        return beginPlain(indent).add(style.dim("# " + comment)).endLine();
    }

    /// `# (2 unchanged attributes hidden)`, or nothing where there are none.
    Canvas hidden(int indent, int count, String what) {
        return count == 0
                ? this
                : comment(
                        indent,
                        "(" + count + " unchanged " + what + (count == 1 ? "" : "s") + " hidden)");
    }

    /// All that was written since the last time.
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }
}
