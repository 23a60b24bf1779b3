package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;

import org.junit.jupiter.api.Test;

import tfplugin6.Deferred;
import tfplugin6.Diagnostic;

import java.util.List;

class AnswersTest {
    private static final Deferred LATER =
            Deferred.newBuilder().setReason(Deferred.Reason.ABSENT_PREREQ).build();

    @Test
    void aDeferralThatNobodyAllowedIsTheProvidersFault() {
        List<Problem> problems = Answers.problems(List.of(), true, LATER, "acme/cloud 1.0.0");

        assertThat(problems).singleElement().matches(Problem::isError);
        assertThat(problems.getFirst().detail())
                .contains("acme/cloud 1.0.0", "ABSENT_PREREQ", "fault of the provider");
    }

    @Test
    void whatFailedForAnotherReasonIsSaidAlone() {
        Diagnostic error =
                Diagnostic.newBuilder()
                        .setSeverity(Diagnostic.Severity.ERROR)
                        .setSummary("No quota")
                        .build();

        assertThat(Answers.problems(List.of(error), true, LATER, "acme/cloud 1.0.0"))
                .extracting(Problem::summary)
                .containsExactly("No quota");
    }

    @Test
    void deferralsAreNotAllowed() {
        assertThat(Answers.CLIENT.getDeferralAllowed()).isFalse();
        assertThat(Answers.CLIENT.getWriteOnlyAttributesAllowed()).isTrue();
    }
}
