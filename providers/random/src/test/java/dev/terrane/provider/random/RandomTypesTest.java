package dev.terrane.provider.random;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.provider.testkit.Lifecycle;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

class RandomTypesTest {
    private final Provider provider = new RandomProviderFactory(new Random(1)).create();

    private Attributes create(String type, Map<String, Value> arguments) {
        return Attributes.of(Lifecycle.of(provider, type).create(arguments).object());
    }

    @Test
    void writesAnIdInEveryNotation() {
        Attributes id =
                create(
                        "random_id",
                        Map.of("byte_length", Value.number(2), "prefix", Value.string("p-")));

        int number = Integer.parseInt(id.requiredString("hex").substring(2), 16);
        assertThat(id.string("dec")).hasValue("p-" + number);
        assertThat(id.requiredString("b64_std")).matches("p-.{3}=");
        assertThat(id.requiredString("b64_url")).isEqualTo("p-" + id.requiredString("id"));
    }

    @Test
    void drawsIntegersBetweenItsBounds() {
        for (int i = 0; i < 50; i++) {
            Attributes drawn =
                    create(
                            "random_integer",
                            Map.of("min", Value.number(-1), "max", Value.number(1)));
            assertThat(drawn.wholeNumber("result").orElseThrow()).isBetween(-1L, 1L);
            assertThat(drawn.string("id"))
                    .hasValue(Long.toString(drawn.wholeNumber("result").orElseThrow()));
        }
    }

    @Test
    void drawsFromTheWholeRangeOfIntegers() {
        Attributes drawn =
                create(
                        "random_integer",
                        Map.of(
                                "min", Value.number(Long.MAX_VALUE),
                                "max", Value.number(Long.MAX_VALUE)));

        assertThat(drawn.wholeNumber("result")).hasValue(Long.MAX_VALUE);
    }

    @Test
    void aSeedAlwaysGivesTheSame() {
        Map<String, Value> arguments =
                Map.of(
                        "min", Value.number(1),
                        "max", Value.number(1_000_000),
                        "seed", Value.string("s"));

        assertThat(create("random_integer", arguments).value("result"))
                .isEqualTo(create("random_integer", arguments).value("result"));
    }

    @Test
    void drawsOnlyAllowedCharactersAndTheirMinima() {
        String text =
                create(
                                "random_string",
                                Map.of(
                                        "length",
                                        Value.number(40),
                                        "upper",
                                        Value.FALSE,
                                        "lower",
                                        Value.FALSE,
                                        "special",
                                        Value.FALSE,
                                        "min_special",
                                        Value.number(3),
                                        "override_special",
                                        Value.string("_")))
                        .requiredString("result");

        assertThat(text).hasSize(40).matches("[0-9_]*");
        assertThat(text.chars().filter(c -> c == '_').count()).isEqualTo(3);
    }

    @Test
    void bothNamesOfNumericAreAlike() {
        Attributes text =
                create("random_string", Map.of("length", Value.number(9), "number", Value.FALSE));

        assertThat(text.bool("numeric")).hasValue(false);
        assertThat(text.requiredString("result")).doesNotContainPattern("[0-9]");
    }

    @Test
    void hashesThePassword() {
        Attributes password = create("random_password", Map.of("length", Value.number(80)));

        String hash = password.requiredString("bcrypt_hash");
        assertThat(hash).startsWith("$2a$10$");
        assertThat(BcryptHash.matches(hash, password.requiredString("result"))).isTrue();
        assertThat(BcryptHash.matches(hash, "another")).isFalse();
        assertThat(password.string("id")).hasValue("none");
    }

    /// Made by another implementation of bcrypt (OpenBSD's test vectors).
    @Test
    void knowsHashesOfOthers() {
        String hash = "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC";

        assertThat(BcryptHash.matches(hash, "abcdefghijklmnopqrstuvwxyz")).isTrue();
        assertThat(BcryptHash.matches(hash, "abcdefghijklmnopqrstuvwxy")).isFalse();
    }

    @Test
    void namesPetsWithTheirPrefix() {
        assertThat(
                        create(
                                        "random_pet",
                                        Map.of(
                                                "length", Value.number(4),
                                                "separator", Value.string("."),
                                                "prefix", Value.string("x")))
                                .requiredString("id"))
                .matches("x(\\.[a-z]+){4}");
        assertThat(create("random_pet", Map.of("length", Value.number(1))).requiredString("id"))
                .matches("[a-z]+");
    }

    @Test
    void repeatsElementsOnlyAfterAllOfThem() {
        List<String> result =
                create(
                                "random_shuffle",
                                Map.of(
                                        "input", strings("a", "b", "c"),
                                        "result_count", Value.number(5)))
                        .strings("result");

        assertThat(result).hasSize(5);
        assertThat(result.subList(0, 3)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shufflesNothing() {
        assertThat(
                        create(
                                        "random_shuffle",
                                        Map.of(
                                                "input", strings(),
                                                "result_count", Value.number(2)))
                                .strings("result"))
                .isEmpty();
    }

    private static Value strings(String... texts) {
        return Value.list(Type.STRING, Stream.of(texts).map(Value::string).toList());
    }

    @Test
    void completesAPasswordOfTheFirstVersion() {
        UpgradeAnswer answer =
                provider.resource("random_password")
                        .upgrade(
                                0,
                                """
                                {"id": "none", "result": "secret", "length": 6, "number": false,
                                 "special": null, "gone": [1]}
                                """
                                        .getBytes(UTF_8));

        assertThat(answer.problems()).isEmpty();
        var password = Attributes.of(answer.object());
        assertThat(password.bool("numeric")).hasValue(false);
        assertThat(password.bool("special")).hasValue(true);
        assertThat(password.wholeNumber("min_upper")).hasValue(0);
        assertThat(BcryptHash.matches(password.requiredString("bcrypt_hash"), "secret")).isTrue();
    }

    @Test
    void emptyOldOverrideIsNoChange() {
        Lifecycle life = Lifecycle.of(provider, "random_string");
        Map<String, Value> arguments = Map.of("length", Value.number(4));
        Lifecycle.Made made = life.create(arguments);
        Value old = ObjectBuilder.from(made.object()).set("override_special", "").build();

        assertThat(
                        life.plan(new Lifecycle.Made(old, made.privateData()), arguments)
                                .requiresReplace())
                .isEmpty();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("random_id", Map.of("byte_length", Value.number(0)), "byte_length"),
                Arguments.of(
                        "random_integer",
                        Map.of("min", Value.number(2), "max", Value.number(1)),
                        "max"),
                Arguments.of(
                        "random_string",
                        Map.of("length", Value.number(1), "min_upper", Value.number(2)),
                        "length"),
                Arguments.of(
                        "random_string",
                        Map.of(
                                "length", Value.number(4),
                                "numeric", Value.FALSE,
                                "upper", Value.FALSE,
                                "lower", Value.FALSE,
                                "special", Value.FALSE),
                        "numeric"),
                Arguments.of(
                        "random_password",
                        Map.of(
                                "length", Value.number(4),
                                "number", Value.FALSE,
                                "numeric", Value.TRUE),
                        "number"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void refuses(String type, Map<String, Value> arguments, String argument) {
        Lifecycle life = Lifecycle.of(provider, type);

        assertThat(life.resources().validate(life.config(arguments)))
                .extracting(Problem::path)
                .containsExactly(ValuePath.attribute(argument));
    }

    @Test
    void importsAnIntegerWithItsRange() {
        Value imported =
                provider.resource("random_integer").importObject("2,1,3").object().orElseThrow();

        assertThat(Attributes.of(imported).wholeNumber("max")).hasValue(3);
        assertThat(provider.resource("random_integer").importObject("2,1").problems()).hasSize(1);
        assertThat(provider.resource("random_pet").importObject("x").problems()).hasSize(1);
    }

    @Test
    void opensAPasswordThatIsKeptNowhere() {
        Value config = ObjectBuilder.of(EphemeralPassword.SCHEMA.block()).set("length", 9).build();

        var answer = provider.ephemeralResource("random_password").orElseThrow().open(config);

        assertThat(answer.problems()).isEmpty();
        assertThat(Attributes.of(answer.object()).requiredString("result")).hasSize(9);
        assertThat(Attributes.of(answer.object()).bool("special")).hasValue(true);
    }
}
