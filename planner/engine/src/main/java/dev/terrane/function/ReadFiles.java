package dev.terrane.function;

import java.util.SortedMap;
import java.util.TreeMap;

/// Which files evaluation looked at, and what it found, so that a plan can say on what it rests.
/// Several threads may add to it.
public final class ReadFiles {
    /// The digest of what is not there.
    public static final String MISSING = "missing";

    private final SortedMap<String, String> digests = new TreeMap<>();

    synchronized void add(String path, byte[] content) {
        digests.put(path, Digests.hex("SHA-256", content));
    }

    synchronized void addMissing(String path) {
        digests.put(path, MISSING);
    }

    /// From a path, as the configuration has it, to the SHA-256 of the file in hexadecimal. The path
    /// of a directory that was listed ends in `/`, and its digest is that of its names; what was
    /// looked for and is not there has [#MISSING].
    public synchronized SortedMap<String, String> digests() {
        return new TreeMap<>(digests);
    }
}
