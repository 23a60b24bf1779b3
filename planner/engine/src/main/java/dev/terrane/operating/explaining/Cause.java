package dev.terrane.operating.explaining;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// One reason for a value, and what is behind it.
///
/// @param name as the configuration or a plan says it: `local.zone`, `aws_vpc.main.id`
/// @param where it is written
/// @param before what it was, with marks; none where it was nothing or that is not known here
/// @param after what it is going to be
/// @param remark what else there is to say, such as `unchanged`
/// @param forcesReplacement whether its change needs a new object
public record Cause(
        Kind kind,
        String name,
        Optional<SourceRange> where,
        Optional<Value> before,
        Optional<Value> after,
        String remark,
        boolean forcesReplacement,
        List<Cause> causes) {
    public enum Kind {
        /// An attribute of an object.
        ATTRIBUTE,
        VARIABLE,
        LOCAL,
        OUTPUT,
        /// `count` or `for_each`.
        REPETITION,
        /// An entry of `replace_triggered_by`.
        TRIGGER,
        /// A change that was made outside.
        DRIFT,
        /// What an option or the state says.
        CIRCUMSTANCE
    }

    public Cause {
        causes = List.copyOf(causes);
    }

    static Cause of(Kind kind, String name, SourceRange where, List<Cause> causes) {
        return new Cause(
                kind,
                name,
                Optional.of(where),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                causes);
    }

    static Cause circumstance(String name, Optional<SourceRange> where, List<Cause> causes) {
        return new Cause(
                Kind.CIRCUMSTANCE,
                name,
                where,
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                causes);
    }

    Cause withValues(Optional<Value> was, Optional<Value> willBe) {
        return new Cause(kind, name, where, was, willBe, remark, forcesReplacement, causes);
    }

    Cause withRemark(String said) {
        return new Cause(kind, name, where, before, after, said, forcesReplacement, causes);
    }

    Cause forcing() {
        return new Cause(kind, name, where, before, after, remark, true, causes);
    }
}
