package dev.terrane.cli.view;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.operating.explaining.Cause;
import dev.terrane.operating.explaining.Explanation;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;

import java.util.Optional;

/// An explanation for people: each cause on a line, what is behind it further in, and the line of the
/// configuration under it.
public final class WhyText {
    private static final int LONGEST_SOURCE = 100;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private WhyText(Style style) {
        this.style = style;
    }

    public static String of(Explanation explanation, Style style) {
        WhyText why = new WhyText(style);
        why.write(explanation);
        return why.text.toString();
    }

    private void write(Explanation explanation) {
        text.append(style.bold(explanation.subject()));
        explanation.change().ifPresent(this::change);
        text.append("\n");
        if (explanation.causes().isEmpty()) {
            text.append("  There is nothing to explain: no attribute changes.\n");
        }
        explanation.causes().forEach(cause -> write(cause, 1));
    }

    private void change(ResourceChange change) {
        if (change.change().isNoOp() && !change.moved() && change.importId().isEmpty()) {
            text.append(": the object does not change");
        } else {
            text.append(": the object").append(ActionText.announcement(change));
        }
        change.block().ifPresent(range -> text.append("  ").append(style.dim(range.toString())));
    }

    private void write(Cause cause, int depth) {
        String indent = "  ".repeat(depth);
        text.append(indent).append(cause.name()).append(values(cause));
        if (!cause.remark().isEmpty()) {
            text.append(" (").append(cause.remark()).append(')');
        }
        if (cause.forcesReplacement()) {
            text.append(' ').append(style.red("# forces replacement"));
        }
        text.append('\n');
        cause.where().ifPresent(range -> source(range, indent + "    "));
        cause.causes().forEach(behind -> write(behind, depth + 1));
    }

    private static String values(Cause cause) {
        Optional<String> was = cause.before().map(ValueLine::of);
        Optional<String> willBe = cause.after().map(ValueLine::of);
        return switch (cause.kind()) {
            case VARIABLE, REPETITION -> willBe.map(value -> " = " + value).orElse("");
            case ATTRIBUTE, OUTPUT, DRIFT -> change(was, willBe, same(cause));
            case LOCAL, TRIGGER, CIRCUMSTANCE -> "";
        };
    }

    private static boolean same(Cause cause) {
        return cause.before().isPresent()
                && cause.before().equals(cause.after())
                && cause.after().map(Value::isWhollyKnown).orElse(false);
    }

    private static String change(Optional<String> was, Optional<String> willBe, boolean same) {
        if (same || (was.isEmpty() && willBe.isPresent())) {
            return " = " + willBe.orElse("");
        }
        return was.map(value -> ": " + value + " -> " + willBe.orElse("nothing")).orElse("");
    }

    private void source(SourceRange range, String indent) {
        text.append(indent)
                .append(style.dim(range.filename() + ":" + range.start().line() + "  "))
                .append(style.dim(line(range)))
                .append('\n');
    }

    /// The first line of what is written there.
    private static String line(SourceRange range) {
        String[] lines = range.text().split("\\R", 2);
        String first = lines[0].strip();
        boolean cut = lines.length > 1 || first.length() > LONGEST_SOURCE;
        return first.substring(0, Math.min(first.length(), LONGEST_SOURCE)) + (cut ? " ..." : "");
    }
}
