package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.config.loading.DiskFiles;

/// A configuration, and the files that it was read from.
public record Loaded(Configuration configuration, DiskFiles files) {}
