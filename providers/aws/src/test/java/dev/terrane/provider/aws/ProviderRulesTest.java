package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What is wrong with a provider block is told when it is validated, where it stands.
class ProviderRulesTest {

    private static List<Problem> problems(String arguments) {
        try (Provider provider = new AwsProviderFactory().create()) {
            return provider.validateConfig(
                    Configurations.of(
                            AwsSchemas.provider().block(), Json.parse(arguments).orElseThrow()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"default_tags": [{"tags": {"a": "b"}}, {"tags": {"c": "d"}}]}              | default_tags
                    {"ignore_tags": [{"keys": ["a"]}, {"keys": ["b"]}]}                         | ignore_tags
                    {"assume_role": [{"role_arn": "r"}]}                                        | assume_role[0].role_arn
                    {"assume_role": [{"role_arn": "arn:aws:iam::1:role/r", "duration": "3m"}]}  | assume_role[0].duration
                    {"assume_role": [{"role_arn": "arn:aws:iam::1:role/r"}, {"duration": "x"}]} | assume_role[1].duration
                    {"max_retries": 1.5}                                                        | max_retries
                    {"retry_mode": "fast"}                                                      | retry_mode
                    {"ec2_metadata_service_endpoint_mode": "IPv5"}                              | ec2_metadata_service_endpoint_mode
                    {"s3_us_east_1_regional_endpoint": "old"}                                   | s3_us_east_1_regional_endpoint
                    {"skip_metadata_api_check": "maybe"}                                        | skip_metadata_api_check
                    """)
    void refuses(String arguments, String place) {
        assertThat(problems(arguments))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path().display()).isEqualTo(place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"skip_metadata_api_check\": \"\", \"retry_mode\": \"adaptive\", \"max_retries\": 3}",
                "{\"assume_role\": [{\"role_arn\": \"arn:aws:iam::1:role/r\", \"duration\": \"1h30m\"}]}",
                "{\"assume_role_with_web_identity\": [{\"web_identity_token\": \"t\"}]}"
            })
    void takesWhatIsGood(String arguments) {
        assertThat(problems(arguments)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assume_role_with_web_identity\": [{\"role_arn\": \"arn:aws:iam::1:role/r\"}]}",
                "{\"assume_role_with_web_identity\": [{\"web_identity_token\": \"t\"}, {\"web_identity_token\": \"t\"}]}"
            })
    void wantsOneWebIdentityAndOneToken(String arguments) {
        assertThat(problems(arguments)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowed_account_ids", "forbidden_account_ids"})
    void namesAllowedAndForbiddenAccountsNotTogether(String one) {
        assertThat(
                        problems(
                                "{\"allowed_account_ids\": [\"1\"], \"forbidden_account_ids\": [\"2\"]}"))
                .extracting(problem -> problem.path().display())
                .contains(one);
    }
}
