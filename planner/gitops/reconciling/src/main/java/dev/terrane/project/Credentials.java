package dev.terrane.project;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// As whom providers and backends act: names of roles and of environments, never secrets themselves.
///
/// @param role `AWS_ROLE_ARN`, for a pipeline that signs in by a token of its own
/// @param profile of the shared configuration
/// @param environment variables that are set, by name
/// @param from variables that take the value of another variable, which the pipeline keeps secret
public record Credentials(
        Optional<String> role,
        Optional<String> profile,
        SortedMap<String, String> environment,
        SortedMap<String, String> from) {
    public Credentials {
        environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        from = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(from));
    }
}
