package dev.terrane.installing.lock;

/// A package of modules that was fetched, and what it has to be the next time.
///
/// @param source where it came from, without a folder inside: `registry.terraform.io/a/b/c`, or
///     `git::https://example.com/net.git?ref=v1`
/// @param version of a module of a registry; empty otherwise
/// @param hash `h1:` of its files
public record ModuleLock(String source, String version, String hash)
        implements Comparable<ModuleLock> {

    boolean isFor(String otherSource, String otherVersion) {
        return source.equals(otherSource) && version.equals(otherVersion);
    }

    @Override
    public int compareTo(ModuleLock other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : version.compareTo(other.version);
    }
}
