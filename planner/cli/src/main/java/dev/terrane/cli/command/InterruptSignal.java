package dev.terrane.cli.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// Listens to Ctrl-C.
///
/// The JDK's interface for it (`sun.misc.Signal`) is there in every JDK and yet not a supported one,
/// which the compiler would warn of; so it is called by name. Where it is missing, Ctrl-C ends the
/// process at once, and the journal keeps what was done.
final class InterruptSignal implements AutoCloseable {
    private static final String NAME = "INT";

    private final Object previous;

    private InterruptSignal(Object previous) {
        this.previous = previous;
    }

    /// @param action called on a thread of its own, each time
    static InterruptSignal listen(Runnable action) {
        InvocationHandler handler =
                (proxy, method, arguments) -> answer(proxy, method, arguments, action);
        return new InterruptSignal(handle(proxy(handler)));
    }

    private static Object answer(
            Object proxy,
            Method method,
            @org.jspecify.annotations.Nullable
                    Object @org.jspecify.annotations.Nullable [] arguments,
            Runnable action) {
        return switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield true;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && isSame(proxy, arguments[0]);
            default -> "listener to Ctrl-C";
        };
    }

    @SuppressWarnings("ReferenceEquality") // asking the proxy would come back here
    private static boolean isSame(Object proxy, @org.jspecify.annotations.Nullable Object other) {
        return proxy == other;
    }

    private static Object proxy(InvocationHandler handler) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        } catch (ReflectiveOperationException e) {
            return handler;
        }
    }

    /// What listened before.
    private static Object handle(Object handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object interrupt = signal.getConstructor(String.class).newInstance(NAME);
            Method handle =
                    signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
            Object before = handle.invoke(null, interrupt, handler);
            return before == null ? handler : before;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return handler;
        }
    }

    @Override
    public void close() {
        handle(previous);
    }
}
