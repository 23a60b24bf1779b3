package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

        Pipeline pipeline = Pipeline.of(Optional.empty(), variables).orElseThrow();

        assertThat(String.join(" ", pipeline.unlessElsewhere(Optional.of("main")).command(false)))
                .isEqualTo(command == null ? "" : command);
    }

    @Test
    void seesThatThereIsNone() {
        assertThat(Pipeline.of(Optional.empty(), Map.of("CI", "true"))).isEmpty();
        assertThat(Pipeline.of(Optional.of("merge"), Map.of())).isPresent();
    }
}
