package dev.terrane.provider.aws.session;

import java.util.function.Supplier;

/// Whether what is asked is asked to see what there is, and nothing is changed by whoever asks: then
/// equal questions have one answer ([SharedReads]).
public final class Refreshing {
    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private Refreshing() {}

    public static boolean isOn() {
        return ON.orElse(false);
    }

    /// Reads objects, or data.
    public static <T> T during(Supplier<T> reading) {
        return ScopedValue.where(ON, true).call(reading::get);
    }

    /// Asks although it may have been asked before: what is waited for changes by itself.
    static <T> T afresh(Supplier<T> question) {
        return ScopedValue.where(ON, false).call(question::get);
    }
}
