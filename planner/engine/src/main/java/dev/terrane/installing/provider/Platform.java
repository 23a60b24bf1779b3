package dev.terrane.installing.provider;

import java.util.Locale;
import java.util.Optional;

/// An operating system and a processor, by the names that Go gives them: `linux_amd64`.
public record Platform(String os, String architecture) {
    public static Platform current() {
        return new Platform(
                os(System.getProperty("os.name", "")),
                architecture(System.getProperty("os.arch", "")));
    }

    public static Optional<Platform> parse(String text) {
        String[] parts = text.split("_", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new Platform(parts[0], parts[1]))
                : Optional.empty();
    }

    private static String os(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return "darwin";
        }
        return lower.startsWith("windows") ? "windows" : lower.replace(" ", "");
    }

    private static String architecture(String name) {
        return switch (name) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i686" -> "386";
            default -> name;
        };
    }

    @Override
    public String toString() {
        return os + "_" + architecture;
    }
}
