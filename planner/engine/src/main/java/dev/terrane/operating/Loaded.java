package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.function.RecordingSurroundings;

/// A configuration, and the files that it was read from.
///
/// @param early what names stand for before anything is planned
/// @param readEarly the files that functions read then
public record Loaded(
        Configuration configuration,
        DiskFiles files,
        EarlyScope early,
        RecordingSurroundings readEarly) {

    /// The same files, read as another configuration.
    public Loaded with(Configuration other) {
        return new Loaded(other, files, early, readEarly);
    }
}
