package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.spi.support.Attributes;

/// What of a database's plan no table of rules says.
final class DbInstancePlan {
    private DbInstancePlan() {}

    static void adjust(PlanDraft draft) {
        checkUser(draft);
        if (!draft.isCreate()) {
            planEngineVersion(draft);
        }
    }

    /// A new database that is no copy needs an engine and a user.
    private static void checkUser(PlanDraft draft) {
        Attributes config = draft.config();
        boolean copy =
                !config.isNull("replicate_source_db")
                        || !config.isNull("snapshot_identifier")
                        || has(config, "restore_to_point_in_time")
                        || has(config, "s3_import");
        if (!draft.isCreate() || copy) {
            return;
        }
        if (config.isNull("engine")) {
            throw FailedCall.at(
                    "engine", "Missing argument", "A database that is no copy needs an `engine`.");
        }
    }

    private static boolean has(Attributes config, String block) {
        return config.isUnknown(block) || !config.blocks(block).isEmpty();
    }

    private static void planEngineVersion(PlanDraft draft) {
        if (draft.changes("engine_version")) {
            draft.unknown("engine_version_actual");
        }
    }
}
