package dev.terrane.provider.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// All that goes wrong in a cloud. A test adds to it, also while operations run.
///
/// ```java
/// var faults = new Faults().add(Operation.CREATE, "web-*", Fault.Kind.FAILS_HALF_WAY);
/// ```
public final class Faults {
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Fault> faults;
    private final List<Gate> gates;
    private final AtomicInteger changesLeft;

    private record Gate(Fault where, CountDownLatch opening) {}

    public Faults() {
        this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new AtomicInteger(NEVER));
    }

    private Faults(List<Fault> faults, List<Gate> gates, AtomicInteger changesLeft) {
        this.faults = faults;
        this.gates = gates;
        this.changesLeft = changesLeft;
    }

    public Faults add(Operation operation, String names, Fault.Kind kind) {
        faults.add(new Fault(operation, names, kind));
        return this;
    }

    /// After so many changes every further one is refused.
    public Faults refuseAfter(int changes) {
        changesLeft.set(changes);
        return this;
    }

    /// Such an operation waits until the latch is open: for tests of concurrency and of stopping.
    public Faults holdUntil(CountDownLatch opening, Operation operation, String names) {
        gates.add(new Gate(new Fault(operation, names, Fault.Kind.REFUSES), opening));
        return this;
    }

    public void clear() {
        faults.clear();
        gates.clear();
        changesLeft.set(NEVER);
    }

    /// These, and some more that are fixed.
    Faults and(Collection<Fault> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(further);
        return new Faults(all, gates, changesLeft);
    }

    Optional<Fault.Kind> meeting(Operation operation, String name) {
        waitAtGates(operation, name);
        if (operation.changes() && isUsedUp()) {
            return Optional.of(Fault.Kind.REFUSES);
        }
        return faults.stream()
                .filter(fault -> fault.meets(operation, name))
                .map(Fault::kind)
                .findFirst();
    }

    private boolean isUsedUp() {
        return changesLeft.getAndUpdate(left -> left == NEVER ? NEVER : Math.max(0, left - 1)) == 0;
    }

    private void waitAtGates(Operation operation, String name) {
        for (Gate gate : gates) {
            if (gate.where().meets(operation, name)) {
                await(gate.opening());
            }
        }
    }

    private static void await(CountDownLatch opening) {
        try {
            opening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
