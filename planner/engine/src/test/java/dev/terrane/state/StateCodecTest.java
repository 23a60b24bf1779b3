package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.state.StateSnapshot.IdentityState;
import dev.terrane.state.StateSnapshot.ObjectState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

class StateCodecTest {
    @Test
    void writesTheBytesThatTerraformHasWritten() throws Exception {
        StateSnapshot read = StateReader.read(States.terraformState());

        assertThat(text(read)).isEqualTo(new String(States.terraformState(), UTF_8));
    }

    @Test
    void readsWhatTerraformHasWritten() throws Exception {
        StateSnapshot read = StateReader.read(States.terraformState());

        assertThat(read.terraformVersion()).isEqualTo("1.11.4");
        assertThat(read.serial()).isEqualTo(10);
        assertThat(read.outputs()).containsOnlyKeys("id", "o");
        assertThat(read.outputs().get("o").sensitive()).isTrue();
        assertThat(read.resources()).hasSize(5);
        ObjectState tainted =
                read.current(States.address("module.m[\"eu\"].terraform_data.t")).orElseThrow();
        assertThat(tainted.tainted()).isTrue();
        assertThat(tainted.dependencies().toString())
                .isEqualTo("[module.m.terraform_data.c, terraform_data.a, terraform_data.b]");
        assertThat(
                        read.current(States.address("terraform_data.a[1]"))
                                .orElseThrow()
                                .sensitivePaths())
                .hasSize(1);
    }

    @Test
    void keepsDeposedObjectsPrivateDataAndIdentity() throws Exception {
        ObjectState object =
                new ObjectState(
                        true,
                        3,
                        "{\"n\":12345678901234567890.5}".getBytes(UTF_8),
                        List.of(),
                        new byte[] {0, 1, (byte) 0xff},
                        List.of(),
                        true,
                        Optional.of(new IdentityState(2, "{\"arn\":\"a\"}")));
        WorkingState state = new WorkingState(States.holding("cloud_net.main[\"a.b\"]"));
        state.putDeposed(
                States.address("cloud_net.main[\"a.b\"]"), States.PROVIDER, "0a1b2c3d", object);
        StateSnapshot written = state.snapshot();

        StateSnapshot read = StateReader.read(text(written).getBytes(UTF_8));

        assertThat(read.sameContent(written)).isTrue();
    }

    @Test
    void indentsAttributesHoweverTheyStand() throws Exception {
        StateSnapshot state =
                States.with(
                        StateSnapshot.EMPTY,
                        "cloud_net.a",
                        " { \"a\\\"{[,:\":[ ] ,\"b\":{\n},\"ü\":[1,{\"x\":null}, \"a b\"]} ");

        assertThat(text(state))
                .contains(
                        """
                                  "attributes": {
                                    "a\\"{[,:": [],
                                    "b": {},
                                    "ü": [
                                      1,
                                      {
                                        "x": null
                                      },
                                      "a b"
                                    ]
                                  },
                        """
                                .indent(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"version":5}                    | version 5 of the state format, which a newer program has written
                    {"serial":1}                     | has no "version"
                    []                               | does not begin as a JSON object
                    {"version":4,"resou              | line 1 is not valid JSON
                    {"version":4,"resources":[{"mod  | line 1 is not valid JSON
                    {"version":4}{                   | more text behind its end
                    """)
    void saysWhyATextIsNoStateThatCanBeUsed(String text, String reason) {
        assertThatThrownBy(() -> StateReader.read(text.getBytes(UTF_8)))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void noPartOfAStateIsTakenForAWholeOne() {
        byte[] whole = States.terraformState();
        for (int length = 0; length < whole.length - 2; length += 7) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StateReader.read(part))
                    .as("%d bytes", length)
                    .isInstanceOf(StateFormatException.class);
        }
    }

    private static String text(StateSnapshot state) throws IOException {
        var bytes = new ByteArrayOutputStream();
        StateWriter.write(state, bytes);
        return bytes.toString(UTF_8);
    }
}
