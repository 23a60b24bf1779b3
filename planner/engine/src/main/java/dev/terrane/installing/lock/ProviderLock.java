package dev.terrane.installing.lock;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The version of a provider that was chosen, and what its packages have to be.
///
/// @param constraints that it was chosen by, as [ConstraintText] writes them; may be empty
/// @param hashes any of which a package may have; sorted
public record ProviderLock(
        ProviderSource source, Version version, String constraints, SortedSet<String> hashes) {

    public ProviderLock {
        hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
    }

    public ProviderLock withHashes(SortedSet<String> further) {
        SortedSet<String> all = new TreeSet<>(hashes);
        all.addAll(further);
        return new ProviderLock(source, version, constraints, all);
    }

    public ProviderLock withConstraints(VersionConstraint wanted) {
        return new ProviderLock(source, version, ConstraintText.of(wanted), hashes);
    }
}
