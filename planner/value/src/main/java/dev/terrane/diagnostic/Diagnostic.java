package dev.terrane.diagnostic;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// A problem that a person has to know of.
///
/// @param summary fixed for the kind of problem, such as `Unsupported argument`
/// @param detail whole sentences: names the thing, and says what to do
/// @param subject the exact token that is wrong, where the problem has a place
/// @param context a wider stretch that helps to understand it, such as the whole call
/// @param values the values that mattered, never sensitive ones
/// @param address of the object that the problem is about, where there is one
public record Diagnostic(
        Severity severity,
        String summary,
        String detail,
        @Nullable SourceRange subject,
        @Nullable SourceRange context,
        List<ExpressionValue> values,
        @Nullable String address) {

    /// What a name stood for when the problem arose: `var.zone` and `is "eu-1"`.
    ///
    /// @param origin where it got its value, where that is one place
    public record ExpressionValue(
            String expression, String description, @Nullable SourceRange origin) {
        public ExpressionValue(String expression, String description) {
            this(expression, description, null);
        }
    }

    public Diagnostic {
        values = List.copyOf(values);
    }

    public static Diagnostic error(String summary, String detail) {
        return new Diagnostic(Severity.ERROR, summary, detail, null, null, List.of(), null);
    }

    public static Diagnostic error(String summary, String detail, @Nullable SourceRange subject) {
        return new Diagnostic(Severity.ERROR, summary, detail, subject, null, List.of(), null);
    }

    public static Diagnostic warning(String summary, String detail) {
        return new Diagnostic(Severity.WARNING, summary, detail, null, null, List.of(), null);
    }

    public static Diagnostic warning(String summary, String detail, @Nullable SourceRange subject) {
        return new Diagnostic(Severity.WARNING, summary, detail, subject, null, List.of(), null);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public Optional<SourceRange> where() {
        return Optional.ofNullable(subject);
    }

    /// The same, where it is no reason to stop.
    public Diagnostic asWarning() {
        return new Diagnostic(Severity.WARNING, summary, detail, subject, context, values, address);
    }

    public Diagnostic at(@Nullable SourceRange range) {
        return new Diagnostic(severity, summary, detail, range, context, values, address);
    }

    public Diagnostic within(@Nullable SourceRange range) {
        return new Diagnostic(severity, summary, detail, subject, range, values, address);
    }

    public Diagnostic withDetail(String other) {
        return new Diagnostic(severity, summary, other, subject, context, values, address);
    }

    public Diagnostic withValues(List<ExpressionValue> mattered) {
        return new Diagnostic(severity, summary, detail, subject, context, mattered, address);
    }

    public Diagnostic about(@Nullable String objectAddress) {
        return new Diagnostic(severity, summary, detail, subject, context, values, objectAddress);
    }
}
