package dev.terrane.cli.command;

import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a workflow of GitHub, Gitea or Forgejo is told of the event that it runs for, in the file that
/// `GITHUB_EVENT_PATH` names.
///
/// See https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request.
record EventFile(Value event) {
    static EventFile of(Map<String, String> environment) {
        String path = environment.getOrDefault("GITHUB_EVENT_PATH", "");
        try {
            return new EventFile(
                    path.isEmpty()
                            ? Value.NULL
                            : ImpliedJson.read(Files.readString(Path.of(path))));
        } catch (IOException e) {
            return new EventFile(Value.NULL);
        }
    }

    Optional<String> headCommit() {
        return text("pull_request", "head", "sha");
    }

    Optional<String> headBranch() {
        return text("pull_request", "head", "ref");
    }

    Optional<String> baseBranch() {
        return text("pull_request", "base", "ref");
    }

    /// A fork that is gone has no name, and is none of ours.
    boolean isFork() {
        Optional<String> base = text("pull_request", "base", "repo", "full_name");
        return base.isPresent() && !base.equals(text("pull_request", "head", "repo", "full_name"));
    }

    /// Whether the event is that somebody gave the pull request this label.
    boolean isLabelGiven(String label) {
        return text("action").equals(Optional.of("labeled"))
                && text("label", "name").equals(Optional.of(label));
    }

    private Optional<String> text(String... names) {
        Value at = event;
        for (String name : names) {
            at =
                    at instanceof Value.ObjectValue object
                            ? object.attributes().getOrDefault(name, Value.NULL)
                            : Value.NULL;
        }
        return at instanceof Value.StringValue text ? Optional.of(text.text()) : Optional.empty();
    }
}
