package dev.terrane.testing;

/// How a run, a file or a whole suite came out; later ones outweigh earlier ones.
public enum TestStatus {
    /// Not run, because an earlier run of the file could not be carried out.
    SKIP("skip"),
    PASS("pass"),
    /// Carried out, but an assertion does not hold.
    FAIL("fail"),
    /// Could not be carried out or judged.
    ERROR("error");

    private final String word;

    TestStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public TestStatus and(TestStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
