package dev.terrane.backends.s3;

import dev.terrane.backends.s3.S3Objects.Condition;
import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/// The state of one workspace: an object, whose version is its `ETag`; S3 itself compares that when
/// it is written.
final class S3State implements RemoteState {
    private static final String LOCK = ".tflock";

    private final S3Settings settings;
    private final String key;
    private final S3Objects objects;
    private final Optional<LockTable> table;

    S3State(S3Settings settings, String key, S3Objects objects, Optional<LockTable> table) {
        this.settings = settings;
        this.key = key;
        this.objects = objects;
        this.table = table;
    }

    @Override
    public String display() {
        return "s3://" + settings.bucket() + "/" + key;
    }

    /// Where a table is used, it knows what the state's digest must be.
    @Override
    public Optional<Content> read() throws StateStoreException {
        Optional<Content> content = objects.read(key);
        if (table.isPresent()) {
            LockTable.Digests expected = table.get().digests();
            String found = content.map(c -> digest(c.bytes())).orElse("");
            if (!expected.allow(found)) {
                throw new S3Problems(settings.bucket(), key)
                        .otherDigest(table.get().name(), expected.current().orElse(""), found);
            }
        }
        return content;
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(S3Objects.md5(content));
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        Condition condition =
                expected.equals(ABSENT) ? new Condition.Nothing() : new Condition.Version(expected);
        if (table.isPresent()) {
            table.get().announceDigest(digest(content));
        }
        Optional<String> version = objects.write(key, content, condition);
        if (version.isPresent() && table.isPresent()) {
            table.get().putDigest(digest(content));
        }
        return version;
    }

    /// Where both ways are used, the table comes second: what was taken is given back if it is not
    /// to be had. Where the library has asked twice, the object that is there may be ours.
    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        if (settings.lockFile()) {
            boolean taken =
                    objects.write(key + LOCK, wanted.toJson(), new Condition.Nothing()).isPresent();
            if (!taken) {
                LockInfo there = lockFile().orElseGet(this::unknown);
                if (!there.id().equals(wanted.id())) {
                    return Optional.of(there);
                }
            }
        }
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Optional<LockInfo> other = table.get().lock(wanted);
        if (other.isPresent() && settings.lockFile()) {
            objects.delete(key + LOCK);
        }
        return other;
    }

    /// One whose object was gone before it could be read.
    private LockInfo unknown() {
        return LockInfo.withoutNote(display());
    }

    private Optional<LockInfo> lockFile() throws StateStoreException {
        Optional<Content> content = objects.read(key + LOCK);
        try {
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LockInfo.read(new ByteArrayInputStream(content.get().bytes())));
        } catch (IOException e) {
            return Optional.of(unknown());
        }
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        Optional<LockInfo> file = settings.lockFile() ? lockFile() : Optional.empty();
        return file.isPresent() || table.isEmpty() ? file : table.get().holder();
    }

    /// Only what this process has taken: another one's lock stays.
    @Override
    public void unlock(LockInfo held) throws StateStoreException {
        if (table.isPresent()) {
            table.get().unlock(held.id());
        }
        boolean mine =
                settings.lockFile()
                        && lockFile().filter(now -> now.id().equals(held.id())).isPresent();
        if (mine) {
            objects.delete(key + LOCK);
        }
    }

    void delete() throws StateStoreException {
        objects.delete(key);
        if (table.isPresent()) {
            table.get().deleteDigest();
        }
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(new Beside());
    }

    /// Objects whose names begin as the state's does.
    private final class Beside implements Companions {
        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            return objects.read(key + which.suffix()).map(Content::bytes);
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            objects.write(key + which.suffix(), content, new Condition.Anything());
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            objects.delete(key + which.suffix());
        }
    }
}
