package dev.terrane.provider.plugin.process;

/// A provider that could not be started, in words for the user.
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;
    private final String summary;

    public StartFailure(String summary, String detail) {
        super(detail);
        this.summary = summary;
    }

    public String summary() {
        return summary;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    StartFailure with(String further) {
        return new StartFailure(summary, detail() + further);
    }
}
