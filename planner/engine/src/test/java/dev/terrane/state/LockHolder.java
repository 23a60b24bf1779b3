package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Another process of ours, which holds the lock until its input ends.
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        LocalStateStore store =
                new LocalStateStore(
                        States.paths(Path.of(arguments[0])),
                        new StateFiles(),
                        Clock.systemUTC(),
                        UUID::randomUUID);
        LockRequest request = new LockRequest("other@process", "OperationTypePlan", Duration.ZERO);
        try (StateLock _ = store.lock(request)) {
            System.out.println("locked");
            System.in.readAllBytes();
        } catch (StateStoreException e) {
            System.out.println("refused: " + e.summary());
        }
    }
}
