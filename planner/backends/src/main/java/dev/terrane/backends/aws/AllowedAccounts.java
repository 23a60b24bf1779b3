package dev.terrane.backends.aws;

import dev.terrane.backends.BackendArguments;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// In which accounts of AWS something may be done: `allowed_account_ids`, `forbidden_account_ids`.
///
/// @param allowed all, where none is named
record AllowedAccounts(String user, List<String> allowed, List<String> forbidden) {
    AllowedAccounts {
        allowed = List.copyOf(allowed);
        forbidden = List.copyOf(forbidden);
    }

    static AllowedAccounts of(String user, BackendArguments arguments) throws StateStoreException {
        AllowedAccounts accounts =
                new AllowedAccounts(
                        user,
                        arguments.texts("allowed_account_ids"),
                        arguments.texts("forbidden_account_ids"));
        if (!accounts.allowed().isEmpty() && !accounts.forbidden().isEmpty()) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"allowed_account_ids\" and \"forbidden_account_ids\" exclude each other: give one.");
        }
        if (!accounts.isEmpty() && arguments.flag("skip_requesting_account_id")) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "With \"skip_requesting_account_id\" the account is not known, and \"allowed_account_ids\" and \"forbidden_account_ids\" need it: remove one of them.");
        }
        return accounts;
    }

    boolean isEmpty() {
        return allowed.isEmpty() && forbidden.isEmpty();
    }

    void check(String account) throws StateStoreException {
        if (forbidden.contains(account)) {
            throw refused(account, "stands among \"forbidden_account_ids\"");
        }
        if (!allowed.isEmpty() && !allowed.contains(account)) {
            throw refused(account, "does not stand among \"allowed_account_ids\"");
        }
    }

    private StateStoreException refused(String account, String why) {
        return new StateStoreException(
                "AWS account not allowed",
                "The credentials are those of the account %s, which %s: %s is not used. See whether these are the credentials that were meant."
                        .formatted(account, why, user));
    }
}
