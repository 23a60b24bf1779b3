package dev.terrane.provisioning;

import java.nio.file.Path;
import java.util.Map;

/// Where provisioners work.
///
/// @param directory that relative paths are relative to, and that commands run in
/// @param environment of this process, which commands inherit
public record Workplace(Path directory, Map<String, String> environment) {
    public Workplace {
        environment = Map.copyOf(environment);
    }
}
