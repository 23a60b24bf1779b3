package dev.terrane.provider.memory;

import dev.terrane.value.Value;

import java.util.Optional;

/// Waits until a cloud shows what was done in it.
///
/// Real clouds go on for a while to answer as if it had not been done. A provider that does not wait
/// for that lets the next plan find nothing where something was made, and make it once more.
record Visibility(Cloud cloud) {
    private static final int MOST_LOOKS = 60;
    private static final int LOOKS_AT_ONCE = 5;

    void await(Value object) {
        await(Cloud.idOf(object), Optional.of(object));
    }

    void awaitNone(String id) {
        await(id, Optional.empty());
    }

    /// Not for ever: somebody else may have changed it meanwhile.
    private void await(String id, Optional<Value> wanted) {
        for (int look = 0; look < MOST_LOOKS && !cloud.find(id).equals(wanted); look++) {
            if (!pause(Math.max(0, look - LOOKS_AT_ONCE))) {
                return;
            }
        }
    }

    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
