package dev.terrane.planfile;

import java.util.List;

/// Digests of files that were read.
///
/// Anybody can try guesses against the plain digest of a file of three words. Configuration and lock files
/// are committed, so theirs is plain; values, and what functions read, may be secret.
final class FileDigests {
    private static final List<String> COMMITTED = List.of(".tf", ".tf.json", ".lock.hcl");

    private FileDigests() {}

    static Digest of(Redactor redactor, String path, String sha256) {
        return COMMITTED.stream().anyMatch(path::endsWith)
                ? Digest.plain(sha256)
                : redactor.digest("file", path, sha256, true);
    }
}
