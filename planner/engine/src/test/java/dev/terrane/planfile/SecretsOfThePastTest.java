package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.DIRECTORY;
import static dev.terrane.planfile.Samples.KEY;
import static dev.terrane.planfile.Samples.OTHER_KEY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planfile.DocumentValue.Number;
import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.DocumentValue.Text;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SecretsOfThePastTest {
    private static final String ADDRESS = "memory_thing.a";
    private static final ValuePath KIND = ValuePath.EMPTY.thenAttribute("kind");
    private static final ValuePath FIRST_LABEL =
            ValuePath.EMPTY.thenAttribute("labels").thenIndex(0);

    private final SecretsOfThePast past =
            new SecretsOfThePast(Optional.of(KEY), "lineage-1", new WorkingDirectory(DIRECTORY));

    private static Sensitive hidden(FingerprintKey key, ValuePath path, Value value) {
        return new Sensitive(Optional.of(key.fingerprint("lineage-1", ADDRESS, path, value)));
    }

    private static Sensitive hidden(ValuePath path, String text) {
        return hidden(KEY, path, Value.string(text));
    }

    @Test
    void knowsAHiddenTextAgain() {
        assertThat(past.isTheSame(hidden(KIND, "word"), new Text("word"), ADDRESS, KIND)).isTrue();
        assertThat(past.isTheSame(hidden(KIND, "word"), new Text("other"), ADDRESS, KIND))
                .isFalse();
    }

    @Test
    void knowsAHiddenNumberAgain() {
        Sensitive port = hidden(KEY, KIND, Value.number(8080));

        assertThat(past.isTheSame(port, new Number("8080"), ADDRESS, KIND)).isTrue();
        assertThat(past.isTheSame(port, new Text("8080"), ADDRESS, KIND)).isFalse();
    }

    /// A fingerprint says where it stands, so that it can not be carried elsewhere.
    @Test
    void countsAtTheSamePlaceAlone() {
        Sensitive secret = hidden(KIND, "word");

        assertThat(past.isTheSame(secret, new Text("word"), "memory_thing.b", KIND)).isFalse();
        assertThat(
                        past.isTheSame(
                                secret,
                                new Text("word"),
                                ADDRESS,
                                ValuePath.EMPTY.thenAttribute("name")))
                .isFalse();
    }

    /// A document does not tell sets from lists: the elements of a set have no number.
    @Test
    void knowsAnElementOfAListAndOfASet() {
        ValuePath inSet = ValuePath.EMPTY.thenAttribute("labels").then(ValueEncoder.ELEMENT);

        assertThat(past.isTheSame(hidden(FIRST_LABEL, "x"), new Text("x"), ADDRESS, FIRST_LABEL))
                .isTrue();
        assertThat(past.isTheSame(hidden(inSet, "x"), new Text("x"), ADDRESS, FIRST_LABEL))
                .isTrue();
    }

    @Test
    void takesTheWorkingDirectoryForItsToken() {
        String shown = new WorkingDirectory(DIRECTORY).tokenized(DIRECTORY + "/key.pem");

        assertThat(shown).doesNotContain(DIRECTORY);
        assertThat(
                        past.isTheSame(
                                hidden(KIND, DIRECTORY + "/key.pem"),
                                new Text(shown),
                                ADDRESS,
                                KIND))
                .isTrue();
    }

    @Test
    void recognizesNothingWithoutTheKeyOrWithAnother() {
        Text shown = new Text("word");
        SecretsOfThePast keyless =
                new SecretsOfThePast(
                        Optional.empty(), "lineage-1", new WorkingDirectory(DIRECTORY));
        SecretsOfThePast elsewhere =
                new SecretsOfThePast(
                        Optional.of(KEY), "lineage-2", new WorkingDirectory(DIRECTORY));

        assertThat(keyless.isTheSame(hidden(KIND, "word"), shown, ADDRESS, KIND)).isFalse();
        assertThat(elsewhere.isTheSame(hidden(KIND, "word"), shown, ADDRESS, KIND)).isFalse();
        assertThat(SecretsOfThePast.NONE.isTheSame(hidden(KIND, "word"), shown, ADDRESS, KIND))
                .isFalse();
        assertThat(
                        past.isTheSame(
                                hidden(OTHER_KEY, KIND, Value.string("word")),
                                shown,
                                ADDRESS,
                                KIND))
                .isFalse();
        assertThat(past.isTheSame(new Sensitive(Optional.empty()), shown, ADDRESS, KIND)).isFalse();
    }
}
