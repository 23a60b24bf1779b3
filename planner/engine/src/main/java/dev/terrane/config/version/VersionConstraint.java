package dev.terrane.config.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a version has to be: `>= 1.2, < 2.0.0`. All terms have to hold; where there are none, any
/// version will do.
///
/// A prerelease is wanted by a term only that names a prerelease of the same release.
public record VersionConstraint(List<Term> terms) {
    public static final VersionConstraint ANY = new VersionConstraint(List.of());

    public VersionConstraint {
        terms = List.copyOf(terms);
    }

    /// One comparison.
    ///
    /// @param written how many numbers the version was written with: `~> 1.2` means another thing
    ///     than `~> 1.2.0`
    public record Term(Operator operator, Version version, int written) {
        private static final Pattern TERM =
                Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>|)\\s*(" + Version.PATTERN + ")\\s*");

        static Optional<Term> parse(String text) {
            Matcher matcher = TERM.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int written = matcher.group(3).split("\\.").length;
            return Version.parse(matcher.group(2))
                    .map(version -> new Term(Operator.of(matcher.group(1)), version, written));
        }

        boolean allows(Version candidate) {
            return switch (operator) {
                case EQUAL -> candidate.compareTo(version) == 0;
                case NOT_EQUAL -> candidate.compareTo(version) != 0;
                case GREATER -> isComparable(candidate) && candidate.compareTo(version) > 0;
                case GREATER_OR_EQUAL ->
                        isComparable(candidate) && candidate.compareTo(version) >= 0;
                case LESS -> isComparable(candidate) && candidate.compareTo(version) < 0;
                case LESS_OR_EQUAL -> isComparable(candidate) && candidate.compareTo(version) <= 0;
                case PESSIMISTIC -> isComparable(candidate) && isNear(candidate);
            };
        }

        private boolean isComparable(Version candidate) {
            if (!candidate.isPrerelease()) {
                return true;
            }
            return version.isPrerelease() && candidate.release().compareTo(version.release()) == 0;
        }

        /// Not smaller, and the same in all but the last number that was written.
        private boolean isNear(Version candidate) {
            if (candidate.compareTo(version) < 0) {
                return false;
            }
            for (int i = 0; i < written - 1; i++) {
                if (!candidate.segment(i).equals(version.segment(i))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return operator.symbol + " " + shortVersion();
        }

        private String shortVersion() {
            String whole = version.toString();
            String numbers =
                    version.segments().stream()
                            .limit(written)
                            .map(Object::toString)
                            .collect(Collectors.joining("."));
            int end = whole.indexOf(version.isPrerelease() ? '-' : '+');
            return end < 0 ? numbers : numbers + whole.substring(end);
        }
    }

    /// How a version is compared.
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        PESSIMISTIC("~>");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            return EQUAL;
        }
    }

    /// Nothing where the text is no constraint; an empty text is none either.
    public static Optional<VersionConstraint> parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Optional<Term> term = Term.parse(part);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of(new VersionConstraint(terms));
    }

    public boolean allows(Version version) {
        return terms.stream().allMatch(term -> term.allows(version));
    }

    public VersionConstraint and(VersionConstraint other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new VersionConstraint(all);
    }

    /// The newest that is allowed.
    public Optional<Version> newest(List<Version> candidates) {
        return candidates.stream().filter(this::allows).max(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return String.join(", ", terms.stream().map(Term::toString).toList());
    }
}
