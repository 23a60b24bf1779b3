package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.Applier.Outcome;
import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.evaluating.Bounded;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.WorkingState;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every change of an object has in common: the journal, the state, the limit of calls, and
/// telling the user.
final class Work {
    private final ApplyRequest request;
    private final WorkingState state;
    private final Bounded bounded;
    private volatile boolean journalLost;
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private final AtomicInteger invoked = new AtomicInteger();

    Work(ApplyRequest request, WorkingState state, Bounded bounded) {
        this.request = request;
        this.state = state;
        this.bounded = bounded;
    }

    Bounded bounded() {
        return bounded;
    }

    /// Whether nothing more may be begun.
    boolean isStopping() {
        return request.stop().isRequested() || journalLost;
    }

    /// Writes down what a provider is about to be asked.
    ///
    /// @return false where that could not be kept, and the provider must not be asked; closing the
    ///     journal tells the user
    boolean begin(JournalRecord intent) {
        try {
            save(intent);
            return true;
        } catch (UncheckedIOException e) {
            journalLost = true;
            return false;
        }
    }

    /// Writes a record first to the journal, then into the state.
    void save(JournalRecord next) {
        request.journal().append(next);
        state.apply(next);
    }

    /// Makes a request, and says before and after that it is made.
    ///
    /// @param idAfter the id of the object when the call has ended
    /// @param succeeded whether the answer is no failure
    <T> T call(
            ResourceInstanceAddress address,
            Action action,
            String idBefore,
            Supplier<T> call,
            Function<T, String> idAfter,
            Function<T, Boolean> succeeded) {
        return bounded.call(() -> {
            request.progress().started(address, action, idBefore);
            long started = System.nanoTime();
            T answer = call.get();
            long elapsedMillis = (System.nanoTime() - started) / 1_000_000;
            if (succeeded.apply(answer)) {
                request.progress().finished(address, action, idAfter.apply(answer), elapsedMillis);
            } else {
                request.progress().failed(address, action, elapsedMillis);
            }
            return answer;
        });
    }

    void count(Action action) {
        switch (action) {
            case CREATE -> added.incrementAndGet();
            case UPDATE -> changed.incrementAndGet();
            case DELETE -> destroyed.incrementAndGet();
            case READ -> {}
        }
    }

    void countInvocation() {
        invoked.incrementAndGet();
    }

    Outcome outcome() {
        return new Outcome(added.get(), changed.get(), destroyed.get(), invoked.get());
    }
}
