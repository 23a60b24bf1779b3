package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.Problem;

/// What is said of an id that can not be imported.
final class ImportProblems {
    private ImportProblems() {}

    /// @param form what the id has to be
    static ImportAnswer invalid(String id, String form) {
        return ImportAnswer.failed(
                Problem.error(
                        "Invalid import id",
                        "The id must be " + form + ", but is \"" + id + "\"."));
    }
}
