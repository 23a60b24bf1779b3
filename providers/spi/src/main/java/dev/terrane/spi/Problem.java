package dev.terrane.spi;

import dev.terrane.diagnostic.Severity;
import dev.terrane.value.ValuePath;

/// A problem that a provider reports; the caller finds the place in the text by the path.
///
/// @param path of the argument that it is about, empty where it is about the whole
public record Problem(Severity severity, String summary, String detail, ValuePath path) {

    public static Problem error(String summary, String detail) {
        return new Problem(Severity.ERROR, summary, detail, ValuePath.EMPTY);
    }

    public static Problem error(String summary, String detail, ValuePath path) {
        return new Problem(Severity.ERROR, summary, detail, path);
    }

    public static Problem warning(String summary, String detail, ValuePath path) {
        return new Problem(Severity.WARNING, summary, detail, path);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
