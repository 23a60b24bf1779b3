package dev.terrane.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A second copy of the state, which lies beside it while the state is rewritten in place.
///
/// The state's file itself carries the lock, so it can not be replaced by another file. The copy is
/// written under one name and gets its other name when it is complete: a complete copy is always
/// the newest state, a state that is cut off has a complete copy beside it.
final class SideCopy {
    private static final String UNFINISHED = ".terrane-unfinished";
    private static final String COMPLETE = ".terrane-new";
    private static final String SUPERSEDED = ".terrane-superseded";

    private final FileSystemAccess access;
    private final StateText text;
    private final Path unfinished;
    private final Path complete;
    private final Path superseded;

    SideCopy(FileSystemAccess access, LocalStatePaths paths, StateText text) {
        this.access = access;
        this.text = text;
        this.unfinished = paths.beside(UNFINISHED);
        this.complete = paths.beside(COMPLETE);
        this.superseded = paths.beside(SUPERSEDED);
    }

    boolean isComplete() {
        return access.exists(complete);
    }

    Path path() {
        return complete;
    }

    /// Writes the copy to the disk, still under the name of an unfinished one.
    ///
    /// @return SHA-256 of what was written, in hex
    String prepare(StateSnapshot next) throws IOException, StateStoreException {
        MessageDigest digest = sha256();
        try (OpenFile file = access.createPrivate(unfinished);
                OutputStream to = new DigestOutputStream(FileStreams.output(file), digest)) {
            text.write(next, to);
            to.flush();
            file.force();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// From here on the copy is what the state is.
    void finish() throws IOException {
        access.move(unfinished, complete);
    }

    /// Makes the state's file what the complete copy is, and drops the copy.
    void copyInto(OpenFile state) throws IOException {
        try (OpenFile copy = access.openToRead(complete)) {
            state.truncate(0);
            FileStreams.copy(copy, state);
            state.force();
        }
        access.deleteIfExists(complete);
    }

    void dropUnfinished() throws IOException {
        access.deleteIfExists(unfinished);
    }

    /// Takes a complete copy away that something newer has come after.
    void setAside() throws IOException {
        access.move(complete, superseded);
    }

    /// Takes the complete copy elsewhere; nothing is copied where that is in the same file system.
    void moveTo(Path target) throws IOException {
        access.move(complete, target);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
