package dev.terrane.provider.aws.session;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// A thing that is made when it is first asked for, once. Making it may fail, and is tried again.
final class Lazy<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    private Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker);
    }

    synchronized T get() {
        T thing = made;
        if (thing == null) {
            thing = maker.get();
            made = thing;
        }
        return thing;
    }

    synchronized void ifMade(Consumer<T> action) {
        T thing = made;
        if (thing != null) {
            action.accept(thing);
        }
    }
}
