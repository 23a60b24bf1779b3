package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.Set;
import java.util.TreeSet;

/// What of a table's plan no table of rules says: streams, capacities, and keys that are declared.
final class TablePlan {
    private TablePlan() {}

    static void adjust(PlanDraft draft) {
        checkKeys(draft.config());
        checkStream(draft.config());
        checkTwins(draft.config());
        if (!draft.isCreate() && draft.changes("stream_enabled")) {
            draft.unknown("stream_arn");
            draft.unknown("stream_label");
        }
    }

    /// Without a word, a table is of the standard class, which is no change.
    static void keepClass(PlanDraft draft) {
        boolean standard =
                draft.prior()
                        .flatMap(prior -> prior.string("table_class"))
                        .orElse("")
                        .equals("STANDARD");
        if (standard && draft.config().isNull("table_class")) {
            draft.set("table_class", Value.string("STANDARD"));
        }
    }

    private static void checkStream(Attributes config) {
        boolean enabled = config.bool("stream_enabled").orElse(false);
        if (enabled && config.isNull("stream_view_type")) {
            throw FailedCall.at(
                    "stream_enabled",
                    "Missing argument",
                    "`stream_view_type` says what a stream holds: it is needed where"
                            + " `stream_enabled` is true.");
        }
    }

    /// Every declared attribute is a key of something, and every key is declared.
    private static void checkKeys(Attributes config) {
        if (isOpen(config)) {
            return;
        }
        Set<String> keys = new TreeSet<>();
        addKeys(config, keys);
        config.blocks("global_secondary_index").forEach(index -> addKeys(index, keys));
        config.blocks("local_secondary_index")
                .forEach(index -> index.string("range_key").ifPresent(keys::add));
        Set<String> declared = new TreeSet<>();
        config.blocks("attribute").forEach(each -> each.string("name").ifPresent(declared::add));
        Set<String> unused = new TreeSet<>(declared);
        unused.removeAll(keys);
        Set<String> missing = new TreeSet<>(keys);
        missing.removeAll(declared);
        boolean restored =
                config.isSet("restore_source_name") || config.isSet("restore_source_table_arn");
        if (!unused.isEmpty()) {
            throw FailedCall.of(
                    "Attributes without a use",
                    "Only keys of the table and its indexes are declared as `attribute`; these are"
                            + " keys of nothing: "
                            + String.join(", ", unused)
                            + ".");
        }
        if (!missing.isEmpty() && !restored) {
            throw FailedCall.of(
                    "Undeclared keys",
                    "Every key needs an `attribute` block that says its type; these have none: "
                            + String.join(", ", missing)
                            + ".");
        }
    }

    private static boolean isOpen(Attributes config) {
        return !config.object().isWhollyKnown()
                && (!config.value("attribute").isWhollyKnown()
                        || !config.value("global_secondary_index").isWhollyKnown()
                        || !config.value("local_secondary_index").isWhollyKnown()
                        || config.isUnknown("hash_key")
                        || config.isUnknown("range_key"));
    }

    private static void addKeys(Attributes of, Set<String> keys) {
        of.string("hash_key").filter(key -> !key.isEmpty()).ifPresent(keys::add);
        of.string("range_key").filter(key -> !key.isEmpty()).ifPresent(keys::add);
    }

    private static void checkTwins(Attributes config) {
        boolean provisioned =
                config.string("billing_mode").orElse("PROVISIONED").equals("PROVISIONED")
                        && !config.isUnknown("billing_mode");
        for (Attributes index : config.blocks("global_secondary_index")) {
            boolean hasRead =
                    !index.value("read_capacity")
                            .equals(Value.nullOf(dev.terrane.value.Type.NUMBER));
            if (!provisioned
                    && !config.isUnknown("billing_mode")
                    && hasRead
                    && index.wholeNumber("read_capacity").orElse(0) > 0) {
                throw FailedCall.at(
                        "global_secondary_index",
                        "No capacity on demand",
                        "Capacities of index \""
                                + index.string("name").orElse("")
                                + "\" must not be set where `billing_mode` is"
                                + " \"PAY_PER_REQUEST\".");
            }
        }
    }
}
