package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.git.Checkout;
import dev.terrane.state.AuditLog;
import dev.terrane.state.AuditRecord;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.Companions;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.StateDifference;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// Keeps beside the state what a command has done to it. What was done is done: where the record can not
/// be kept, that is a warning.
final class Auditing {
    static final String DONE = "done";
    static final String FAILED = "failed";
    private static final String INTERRUPTED = "interrupted";
    private static final Duration OTHERS_TIME = Duration.ofSeconds(10);

    private Auditing() {}

    /// Who runs the command, and on which commit.
    private record Origin(Map<String, String> who, String commit) {}

    /// To be called by one who holds the lock of the state.
    static void keep(CommandContext context, Companions place, Deed deed, Diagnostics problems) {
        Origin origin = origin(context);
        AuditRecord record =
                new AuditRecord(
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        origin.who(),
                        origin.commit(),
                        deed,
                        "");
        try {
            AuditLog.append(place, record);
        } catch (StateStoreException e) {
            problems.add(notKept(e));
        }
    }

    /// The same by one who does not hold the lock.
    static void keepLocked(
            CommandContext context, StateStore store, Deed deed, Diagnostics problems) {
        try (StateLock lock = store.lock(LockRequests.of(context, deed.command(), OTHERS_TIME))) {
            assert !lock.id().isEmpty();
            keep(context, store.companions(), deed, problems);
        } catch (StateStoreException e) {
            problems.add(notKept(e));
        }
    }

    private static Diagnostic notKept(StateStoreException cause) {
        return Diagnostic.warning(
                "The audit record could not be kept",
                "%s What was done stays done; terrane audit will not show it."
                        .formatted(cause.detail()));
    }

    private static Origin origin(CommandContext context) {
        try (Checkout checkout =
                Checkout.around(context.directory(), context.invocation().environment())
                        .orElse(null)) {
            if (checkout != null) {
                return new Origin(
                        Actor.of(context, Optional.of(checkout)).asMap(),
                        checkout.history().head().orElse(""));
            }
        } catch (IOException unreadable) {
            // The record is worth more than the commit in it.
        }
        return new Origin(Actor.of(context, Optional.empty()).asMap(), "");
    }

    /// Takes over what an interrupted command has left, and says so where it told something that the
    /// state did not hold.
    static RecoveredState recover(CommandContext context, StateStore store, Diagnostics problems)
            throws StateStoreException {
        StateSnapshot before = store.read();
        RecoveredState recovered = store.recover();
        SortedSet<ResourceInstanceAddress> touched =
                StateDifference.between(before, recovered.state());
        recovered.inDoubt().forEach(each -> touched.add(each.address()));
        if (!touched.isEmpty()) {
            keep(
                    context,
                    store.companions(),
                    new Deed(
                            "recovery",
                            List.of(),
                            List.of(),
                            texts(touched),
                            before.serial(),
                            recovered.state().serial(),
                            INTERRUPTED),
                    problems);
        }
        return recovered;
    }

    /// A command that nobody has approved a plan for.
    static Deed deed(String command, StateSnapshot before, StateSnapshot after, boolean succeeded) {
        return new Deed(
                command,
                List.of(),
                List.of(),
                texts(StateDifference.between(before, after)),
                before.serial(),
                after.serial(),
                succeeded ? DONE : FAILED);
    }

    static List<String> texts(Collection<ResourceInstanceAddress> addresses) {
        return addresses.stream().map(ResourceInstanceAddress::toString).toList();
    }
}
