package dev.terrane.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The names and passwords that the user's `git` knows, where there is one: `git credential fill`.
final class GitCredentials extends UserAndPassword {
    private final Map<String, String> environment;

    GitCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!Objects.requireNonNullElse(uri.getScheme(), "").startsWith("http")) {
            return false;
        }
        Map<String, String> answer = ask(uri);
        if (!answer.containsKey("username") || !answer.containsKey("password")) {
            return false;
        }
        fill(answer.getOrDefault("username", ""), answer.getOrDefault("password", ""), items);
        return true;
    }

    private Map<String, String> ask(URIish uri) {
        Map<String, String> answer = new HashMap<>();
        try {
            for (String line : run(question(uri)).split("\n")) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    answer.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return answer;
    }

    private static String question(URIish uri) {
        String host = uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
        String path = Objects.requireNonNullElse(uri.getPath(), "").replaceFirst("^/", "");
        return "protocol=%s\nhost=%s\npath=%s\n\n".formatted(uri.getScheme(), host, path);
    }

    private String run(String question) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of("git", "credential", "fill"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // Nobody is to be asked: a helper knows it or not.
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_ASKPASS", "true");
        builder.environment().put("SSH_ASKPASS", "true");
        Process process = builder.start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(question.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
