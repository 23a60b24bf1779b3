package dev.terrane.installing.lock;

import dev.terrane.address.ProviderSource;

import java.util.SortedSet;
import java.util.TreeSet;

/// Where the types of a provider that is built in run, as `init` has chosen: `aws_vpc`,
/// `data.aws_region`.
///
/// @param version that the built-in provider stands in for; in any other, all is the program's
/// @param builtIn types that the built-in provider has the charge of
/// @param program types that are the program's
public record RuntimeLock(
        ProviderSource source, String version, SortedSet<String> builtIn, SortedSet<String> program)
        implements Comparable<RuntimeLock> {
    public RuntimeLock {
        builtIn = new TreeSet<>(builtIn);
        program = new TreeSet<>(program);
    }

    @Override
    public int compareTo(RuntimeLock other) {
        return source.compareTo(other.source);
    }
}
