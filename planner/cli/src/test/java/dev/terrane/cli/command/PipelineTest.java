package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.Pipeline.Manner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class PipelineTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF=main GITHUB_HEAD_REF=f/x | plan -commit -input=false -base=main -branch=f/x
                    GITHUB_EVENT_NAME=push GITHUB_REF_NAME=main                             | apply -committed -input=false
                    GITHUB_EVENT_NAME=push GITHUB_REF_NAME=f/x                              |
                    GITHUB_EVENT_NAME=schedule                                              | drift
                    GITHUB_EVENT_NAME=issue_comment                                         |
                    CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=x | plan -commit -input=false -base=main -branch=x
                    CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=main CI_DEFAULT_BRANCH=main    | apply -committed -input=false
                    CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=x CI_DEFAULT_BRANCH=main       |
                    CI_PIPELINE_SOURCE=schedule                                             | drift
                    JENKINS_URL=http://j CHANGE_ID=7 CHANGE_TARGET=main CHANGE_BRANCH=x     | plan -commit -input=false -base=main -branch=x
                    JENKINS_URL=http://j BRANCH_IS_PRIMARY=true                             | apply -committed -input=false
                    JENKINS_URL=http://j BRANCH_NAME=x                                      |
                    JENKINS_URL=http://j BUILD_CAUSE=TIMERTRIGGER BRANCH_IS_PRIMARY=true    | drift
                    """)
    void doesWhatThePipelineRunsFor(String environment, String command) {
        Map<String, String> variables = new HashMap<>();
        Arrays.stream(environment.split(" "))
                .forEach(each -> variables.put(each.split("=")[0], each.split("=")[1]));

        assertThat(commands(variables, new Manner(false, false, false)))
                .isEqualTo(command == null ? "" : command);
    }

    private static String commands(Map<String, String> variables, Manner manner) {
        return Pipeline.of(Optional.empty(), variables, EventFile.of(variables))
                .orElseThrow()
                .unlessElsewhere(Optional.of("main"))
                .commands(manner)
                .stream()
                .map(words -> String.join(" ", words))
                .collect(Collectors.joining(" ; "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bot            | plan -commit -input=false -base=main -branch=x ; review post -base=main -branch=x
                    verify         | review post -verify=always -detailed-exitcode -base=main -branch=x -sha=abc
                    verify offline | verify -base=main
                    artifact       | plan -commit -input=false -artifact -base=main -branch=x ; review post -base=main -branch=x -digests -sha=abc
                    """)
    void plansInSeveralManners(String manner, String commands) {
        Map<String, String> variables =
                Map.of(
                        "CI_PIPELINE_SOURCE", "merge_request_event",
                        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "x",
                        "CI_COMMIT_SHA", "abc");

        assertThat(
                        commands(
                                variables,
                                new Manner(
                                        manner.startsWith("verify"),
                                        manner.equals("artifact"),
                                        !manner.endsWith("offline"))))
                .isEqualTo(commands);
    }

    /// Its run has none of the variables that a pull request's has.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    acme/infra, after the merge  | review post -detailed-exitcode -base=main -branch=x -sha=abc
                    acme/infra, before the merge | review post -detailed-exitcode -base=main -branch=x -sha=abc ; apply -committed -input=false
                    eve/infra, before the merge  |
                    """)
    void anApprovalBringsTheReviewUpToDate(String name, String commands, @TempDir Path folder)
            throws IOException {
        Path event = folder.resolve("event.json");
        Files.writeString(
                event,
                """
                {"pull_request": {
                  "head": {"ref": "x", "sha": "abc", "repo": {"full_name": "%s"}},
                  "base": {"ref": "main", "repo": {"full_name": "acme/infra"}}}}
                """
                        .formatted(name.split(",")[0]));
        Map<String, String> variables =
                Map.of(
                        "GITHUB_EVENT_NAME",
                        "pull_request_review",
                        "GITHUB_EVENT_PATH",
                        event.toString());
        Manner manner =
                new Manner(false, false, true, Optional.empty(), name.contains("before the merge"));

        assertThat(commands(variables, manner)).isEqualTo(commands == null ? "" : commands);
    }

    @Test
    void driftIsReportedToTheHost() {
        assertThat(
                        commands(
                                Map.of("CI_PIPELINE_SOURCE", "schedule"),
                                new Manner(false, false, true)))
                .isEqualTo("drift -issues");
    }

    @Test
    void seesForks(@TempDir Path folder) throws IOException {
        Path event = folder.resolve("event.json");
        Map<String, String> variables =
                Map.of("GITHUB_EVENT_NAME", "pull_request", "GITHUB_EVENT_PATH", event.toString());
        for (String name : new String[] {"acme/infra", "eve/infra"}) {
            Files.writeString(
                    event,
                    """
                    {"pull_request": {
                      "head": {"sha": "abc", "repo": {"full_name": "%s"}},
                      "base": {"repo": {"full_name": "acme/infra"}}}}
                    """
                            .formatted(name));
            Pipeline pipeline =
                    Pipeline.of(Optional.empty(), variables, EventFile.of(variables)).orElseThrow();
            assertThat(pipeline.fork()).isEqualTo(name.startsWith("eve"));
            assertThat(pipeline.commit()).contains("abc");
        }
        Map<String, String> gitLab =
                Map.of(
                        "CI_PIPELINE_SOURCE", "merge_request_event",
                        "CI_PROJECT_ID", "1",
                        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "2");
        assertThat(Pipeline.of(Optional.empty(), gitLab, EventFile.of(gitLab)).orElseThrow().fork())
                .isTrue();
        Map<String, String> jenkins =
                Map.of("JENKINS_URL", "http://j", "CHANGE_ID", "7", "CHANGE_FORK", "eve");
        assertThat(
                        Pipeline.of(Optional.empty(), jenkins, EventFile.of(jenkins))
                                .orElseThrow()
                                .fork())
                .isTrue();
    }

    @Test
    void seesThatThereIsNone() {
        EventFile none = EventFile.of(Map.of());
        assertThat(Pipeline.of(Optional.empty(), Map.of("CI", "true"), none)).isEmpty();
        assertThat(Pipeline.of(Optional.of("merge"), Map.of(), none)).isPresent();
    }
}
