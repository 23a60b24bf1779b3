package dev.terrane.operating;

import dev.terrane.spi.ListResources.Found;

/// Is told what lists find while they do. Called from several threads.
public interface SearchListener {
    SearchListener SILENT = new SearchListener() {};

    default void started(SearchOutcome outcome) {}

    default void found(SearchOutcome outcome, Found found) {}

    default void completed(SearchOutcome outcome) {}
}
