package dev.terrane.state;

/// Where records go before and after each request to a provider, so that a crash loses nothing.
public interface Journal {

    /// Returns when the record would survive the end of this process.
    void append(JournalRecord next);
}
