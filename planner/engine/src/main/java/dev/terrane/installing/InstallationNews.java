package dev.terrane.installing;

/// Hears of what is being installed.
@FunctionalInterface
public interface InstallationNews {
    void say(String sentence);
}
