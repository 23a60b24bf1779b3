package dev.terrane.installing.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names and passwords in `~/.netrc`, or the file that NETRC names.
record Netrc(Map<String, String> logins) {

    static Netrc of(Map<String, String> environment) {
        String named = environment.getOrDefault("NETRC", "");
        Path file =
                named.isEmpty()
                        ? Path.of(environment.getOrDefault("HOME", ""), ".netrc")
                        : Path.of(named);
        try {
            return Files.isReadable(file) ? parse(Files.readString(file)) : new Netrc(Map.of());
        } catch (IOException e) {
            return new Netrc(Map.of());
        }
    }

    static Netrc parse(String text) {
        Map<String, String> logins = new HashMap<>();
        String machine = "";
        String login = "";
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "machine" -> machine = words[i + 1];
                case "login" -> login = words[i + 1];
                case "password" -> logins.put(machine, login + ":" + words[i + 1]);
                case "default" -> {
                    machine = "";
                    i--;
                }
                default -> {}
            }
        }
        return new Netrc(logins);
    }

    /// `NAME:PASSWORD`; that of `default` where the host is not named.
    Optional<String> login(String host) {
        return Optional.ofNullable(logins.get(host)).or(() -> Optional.ofNullable(logins.get("")));
    }
}
