package dev.terrane.installing.lock;

import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.config.version.VersionConstraint.Operator;
import dev.terrane.config.version.VersionConstraint.Term;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Constraints as Terraform's lock file has them: by version, then by operator, none twice.
///
///     < 6, ~> 5.0, >= 4.9    becomes    >= 4.9.0, ~> 5.0, < 6.0.0
public final class ConstraintText {
    private static final List<Operator> ORDER =
            List.of(
                    Operator.GREATER,
                    Operator.GREATER_OR_EQUAL,
                    Operator.EQUAL,
                    Operator.PESSIMISTIC,
                    Operator.NOT_EQUAL,
                    Operator.LESS_OR_EQUAL,
                    Operator.LESS);

    private ConstraintText() {}

    public static String of(VersionConstraint constraint) {
        return constraint.terms().stream()
                .sorted(
                        Comparator.comparing(Term::version)
                                .thenComparing((Term term) -> term.version().metadata())
                                .thenComparingInt(term -> ORDER.indexOf(term.operator()))
                                .thenComparing(Term::written, Comparator.reverseOrder()))
                .map(ConstraintText::term)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String term(Term term) {
        return switch (term.operator()) {
            case EQUAL -> term.version().toString();
            case NOT_EQUAL -> "!= " + term.version();
            case GREATER -> "> " + term.version();
            case GREATER_OR_EQUAL -> ">= " + term.version();
            case LESS -> "< " + term.version();
            case LESS_OR_EQUAL -> "<= " + term.version();
            case PESSIMISTIC -> "~> " + pessimistic(term);
        };
    }

    /// `~> 5.0` means another thing than `~> 5.0.0`; `~> 5` means the same as the former.
    private static String pessimistic(Term term) {
        Version version = term.version();
        if (term.written() >= 3) {
            return version.toString();
        }
        String whole = version.toString();
        String numbers = version.segments().get(0) + "." + version.segments().get(1);
        return numbers + whole.substring(version.release().toString().length());
    }
}
