package dev.terrane.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes the lock of a state's file, in the way that Terraform does.
final class LocalLocking {
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final LocalStatePaths paths;
    private final StateFiles files;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<String> waiting;

    /// @param waiting is told once for whose lock a command waits
    LocalLocking(
            LocalStatePaths paths,
            StateFiles files,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<String> waiting) {
        this.paths = paths;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
        this.waiting = waiting;
    }

    LocalLock lock(LockRequest request, Runnable whenReleased) throws StateStoreException {
        try {
            OpenFile file = await(request);
            LocalLock lock = new LocalLock(paths, files, ids.get().toString(), file, whenReleased);
            leaveNote(lock, request);
            return lock;
        } catch (IOException e) {
            throw StateProblems.unlockable(paths, e);
        }
    }

    private OpenFile await(LockRequest request) throws IOException, StateStoreException {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        boolean told = false;
        while (true) {
            Optional<OpenFile> file = files.tryLock(paths.outputFile());
            if (file.isPresent()) {
                return file.get();
            }
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw StateProblems.locked(paths, holder());
            }
            if (!told) {
                waiting.accept(StateProblems.waiting(paths, holder()));
                told = true;
            }
            sleep(Math.min(leftMillis, LOOK_AGAIN_MILLIS));
        }
    }

    private void sleep(long millis) throws StateStoreException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StateProblems.interrupted(paths);
        }
    }

    /// Nothing where the note is missing, or is just being written.
    private Optional<LockInfo> holder() {
        try {
            return Optional.of(files.read(LocalLock.noteOf(paths), LockInfo::read));
        } catch (IOException | StateFormatException e) {
            return Optional.empty();
        }
    }

    private void leaveNote(LocalLock lock, LockRequest request)
            throws IOException, StateStoreException {
        try {
            writeNote(lock.id(), request);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void writeNote(String id, LockRequest request) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LockInfo info =
                new LockInfo(
                        id,
                        request.operation(),
                        "",
                        request.who(),
                        StateWriter.TERRAFORM_VERSION,
                        now.toString(),
                        paths.input().toString());
        Path note = LocalLock.noteOf(paths);
        try (OpenFile file = files.access().createPrivate(note)) {
            file.write(ByteBuffer.wrap(info.toJson()), 0);
        }
    }
}
