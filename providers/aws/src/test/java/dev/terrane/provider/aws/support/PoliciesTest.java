package dev.terrane.provider.aws.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class PoliciesTest {
    private static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":" + statement + "}";
    }

    private static boolean same(String one, String other) {
        return Policies.same(Value.string(policy(one)), Value.string(policy(other)));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Effect":"Allow","Action":"a:B"}                | [{"Action":["a:B"],"Effect":"Allow"}]
                    [{"Effect":"Allow","Action":["a:B","a:C"]}]      | [{"Effect":"Allow","Action":["a:C","a:B"]}]
                    [{"Effect":"Allow","Action":"S3:GetObject"}]     | [{"Effect":"Allow","Action":"s3:getobject"}]
                    [{"Effect":"Allow","Sid":""}]                    | [{"Effect":"Allow"}]
                    [{"Principal":{"AWS":"123456789012"}}]           | [{"Principal":{"AWS":["arn:aws:iam::123456789012:root"]}}]
                    [{"Principal":{"AWS":"*"}}]                      | [{"Principal":"*"}]
                    [{"Condition":{"Bool":{"aws:SecureTransport":true}}}] | [{"Condition":{"Bool":{"aws:securetransport":["true"]}}}]
                    [{"Effect":"Allow"},{"Effect":"Deny"}]           | [{"Effect":"Deny"},{"Effect":"Allow"}]
                    """)
    void meanTheSame(String one, String other) {
        assertThat(same(one, other)).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{"Effect":"Allow","Action":"a:B"}]                  | [{"Effect":"Deny","Action":"a:B"}]
                    [{"Effect":"Allow","Action":"a:B"}]                  | [{"Effect":"Allow","NotAction":"a:B"}]
                    [{"Resource":"arn:aws:s3:::A"}]                      | [{"Resource":"arn:aws:s3:::a"}]
                    [{"Principal":{"AWS":"123456789012"}}]               | [{"Principal":{"AWS":"210987654321"}}]
                    [{"Principal":{"AWS":"*"}}]                          | [{"Principal":{"Service":"*"}}]
                    [{"Condition":{"StringEquals":{"k":"a"}}}]           | [{"Condition":{"StringLike":{"k":"a"}}}]
                    """)
    void meanSomethingElse(String one, String other) {
        assertThat(same(one, other)).isFalse();
    }

    @Test
    void keepsWhatWasWrittenWhereItMeansTheSame() {
        String written = policy("{\"Effect\": \"Allow\"}");
        assertThat(Policies.kept(Optional.of(written), policy("[{\"Effect\":\"Allow\"}]")))
                .isEqualTo(written);
        assertThat(Policies.kept(Optional.of(written), policy("[{\"Effect\":\"Deny\"}]")))
                .isEqualTo("{\"Statement\":[{\"Effect\":\"Deny\"}],\"Version\":\"2012-10-17\"}");
    }

    @Test
    void putsTheVersionFirst() {
        assertThat(
                        Policies.versionFirst(
                                "{\"Statement\": [], \"Id\": \"x\", \"Version\": \"2012-10-17\"}"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"x\",\"Statement\":[]}");
    }

    @Test
    void seesWhatEverybodyMayDo() {
        assertThat(Policies.allowsEverybody(statement("\"Effect\":\"Allow\",\"Principal\":\"*\"")))
                .isTrue();
        assertThat(
                        Policies.allowsEverybody(
                                statement("\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]}")))
                .isTrue();
        assertThat(Policies.allowsEverybody(statement("\"Effect\":\"Deny\",\"Principal\":\"*\"")))
                .isFalse();
        assertThat(
                        Policies.allowsEverybody(
                                statement(
                                        "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Condition\":{}")))
                .isFalse();
        assertThat(Policies.allowsEverybody("not json")).isFalse();
    }

    private static String statement(String members) {
        return "{\"Statement\":{" + members + ",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}";
    }
}
