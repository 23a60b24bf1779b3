package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The text of a template: its parts as strings, one after the other.
///
/// A part that is unknown makes the text unknown, but what comes before it is its known beginning.
final class Templates {
    private static final String INVALID_PART = "Invalid template interpolation value";

    private final Expression template;
    private final Evaluation in;
    private final StringBuilder text = new StringBuilder();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private boolean known = true;
    private boolean failed;

    private Templates(Expression template, Evaluation in) {
        this.template = template;
        this.in = in;
    }

    static Value join(Expression.Template template, Evaluation in) {
        List<Expression> parts = template.parts();
        if (parts.size() == 1
                && parts.getFirst() instanceof Expression.Literal literal
                && literal.value() instanceof Value.StringValue text) {
            return text;
        }
        var joined = new Templates(template, in);
        int errorsBefore = in.problems().errorCount();
        for (Expression part : parts) {
            joined.append(part, in.value(part));
        }
        joined.failed |= in.problems().errorCount() > errorsBefore;
        return joined.result();
    }

    private void append(Expression part, Value value) {
        marks.addAll(value.marks());
        switch (value.unmarked()) {
            case Value.StringValue string -> appendText(string.text());
            case Value.UnknownValue unknown -> known = false;
            case Value.NullValue none ->
                    reject(
                            part,
                            "This part of the text is null. Null has no text; coalesce(...) can put something in its place.");
            default -> appendConverted(part, value.unmarked());
        }
    }

    private void appendConverted(Expression part, Value value) {
        try {
            appendText(Converting.to(Type.STRING, value).asString());
        } catch (ConversionException e) {
            reject(part, "This value can not be part of a text: %s.".formatted(e.getMessage()));
        }
    }

    private void appendText(String more) {
        if (known) {
            text.append(more);
        }
    }

    private void reject(Expression part, String detail) {
        failed = true;
        in.error(INVALID_PART, detail, part.range(), template.range(), part);
    }

    private Value result() {
        Value result = known ? Value.string(text.toString()) : unknownText();
        return marks.isEmpty() ? result : result.withMarks(marks);
    }

    /// Where a part was wrong, what was put together so far is not to be relied on.
    private Value unknownText() {
        return failed
                ? Ranges.unknownNotNull(Type.STRING)
                : Ranges.unknownWithPrefix(text.toString());
    }

    /// `%{for x in xs}...%{endfor}`: one text of the texts of all iterations.
    static Value joinIterations(Expression.TemplateJoin join, Evaluation in) {
        Value iterations = in.value(join.wrapped());
        if (!(iterations.unmarked() instanceof Value.TupleValue tuple)) {
            return Value.unknown(Type.STRING);
        }
        var joined = new Templates(join, in);
        joined.marks.addAll(iterations.marks());
        for (Value text : tuple.elements()) {
            if (text.unmarked() instanceof Value.UnknownValue) {
                return Value.unknown(Type.STRING).withMarks(iterations.marks());
            }
            joined.append(join, text);
        }
        return joined.result();
    }
}
