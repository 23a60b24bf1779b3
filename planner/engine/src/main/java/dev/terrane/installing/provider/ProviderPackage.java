package dev.terrane.installing.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A package of a provider, where it lies before it is installed.
sealed interface ProviderPackage {

    /// Unpacked, in a mirror.
    record Folder(Path path) implements ProviderPackage {}

    /// Packed, in a mirror.
    record Zip(Path path) implements ProviderPackage {}

    /// On a server.
    ///
    /// @param filename as the list of checksums has it
    /// @param hashes that the package must have one of each kind of; empty where none is known
    /// @param checks what else speaks for it
    record Download(URI url, String filename, SortedSet<String> hashes, Checks checks)
            implements ProviderPackage {
        public Download {
            hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
        }
    }

    /// What a registry gives to check a download with: nothing from a mirror.
    final class Checks {
        static final Checks NONE = new Checks(new byte[0], new byte[0], List.of());

        private final byte[] sums;
        private final byte[] signature;
        private final List<String> keys;

        /// @param sums of all platforms
        /// @param signature of the sums
        /// @param keys of the publisher, in ASCII armour
        Checks(byte[] sums, byte[] signature, List<String> keys) {
            this.sums = sums;
            this.signature = signature;
            this.keys = List.copyOf(keys);
        }

        byte[] sums() {
            return sums;
        }

        byte[] signature() {
            return signature;
        }

        List<String> keys() {
            return keys;
        }

        boolean isNone() {
            return sums.length == 0;
        }
    }
}
