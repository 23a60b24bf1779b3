package dev.terrane.provider.plugin;

/// The same rules, kept by one that does not know the calls that came later.
class OlderServedContractTest extends ServedContractTest {
    @Override
    protected String mood() {
        return "older";
    }
}
