package dev.terrane.laws;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.ApplyProgress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an apply did, in the order of time.
final class Happened implements ApplyProgress {
    private final List<Event> events = new ArrayList<>();

    enum Moment {
        STARTED,
        FINISHED,
        FAILED
    }

    /// @param id of the object before, where it started, and after, where it finished
    record Event(ResourceInstanceAddress address, Action action, Moment moment, String id) {}

    private synchronized void add(Event event) {
        if (event.action() != Action.READ) {
            events.add(event);
        }
    }

    @Override
    public void started(ResourceInstanceAddress address, Action action, String id) {
        add(new Event(address, action, Moment.STARTED, id));
    }

    @Override
    public void finished(
            ResourceInstanceAddress address, Action action, String id, long elapsedMillis) {
        add(new Event(address, action, Moment.FINISHED, id));
    }

    @Override
    public void failed(ResourceInstanceAddress address, Action action, long elapsedMillis) {
        add(new Event(address, action, Moment.FAILED, ""));
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /// When it happened first, by its place in the order.
    ///
    /// @param id of the object that is deleted, since there may be several at one address
    synchronized Optional<Integer> time(
            ResourceInstanceAddress address, Action action, Moment moment, String id) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.address().equals(address)
                    && event.action() == action
                    && event.moment() == moment
                    && (action != Action.DELETE || event.id().equals(id))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
