package dev.terrane.provider.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.provider.testkit.Lifecycle;
import dev.terrane.provider.testkit.Lifecycle.Made;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources.MoveAnswer;
import dev.terrane.spi.ManagedResources.MoveSource;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderFunction.CallException;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class TerraformProviderTest {
    private final Provider provider =
            new TerraformProviderFactory(
                            new OtherStates(
                                    Map.of("vpc", Value.string("vpc-1"), "n", Value.number(1))),
                            new PlainLanguage())
                    .create();
    private final Lifecycle data = Lifecycle.of(provider, TerraformData.TYPE);

    @Test
    void outputIsUnknownOfTheTypeOfTheInput() {
        var planned = Attributes.of(data.planNew(Map.of("input", Value.number(1))).planned());

        assertThat(planned.value("output")).isEqualTo(Value.unknown(Type.NUMBER));
        assertThat(Refinements.isDefinitelyNotNull(planned.value("id"))).isTrue();
    }

    @Test
    void outputIsTheInputOnceApplied() {
        var made = Attributes.of(data.create(Map.of("input", Value.number(1))).object());

        assertThat(made.value("output")).isEqualTo(Value.number(1));
        assertThat(made.requiredString("id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void changeOfTypeAloneIsAChange() {
        Made made = data.create(Map.of("input", Value.number(1)));

        PlanAnswer plan = data.plan(made, Map.of("input", Value.string("1")));

        assertThat(plan.requiresReplace()).isEmpty();
        assertThat(Attributes.of(plan.planned()).value("output"))
                .isEqualTo(Value.unknown(Type.STRING));
    }

    @Test
    void replacesWhenTriggersChange() {
        Made made =
                data.create(
                        Map.of("input", Value.number(1), "triggers_replace", Value.string("a")));

        PlanAnswer plan =
                data.plan(
                        made,
                        Map.of("input", Value.number(1), "triggers_replace", Value.string("b")));

        assertThat(plan.requiresReplace()).containsExactly(ValuePath.attribute("triggers_replace"));
        assertThat(Attributes.of(plan.planned()).isUnknown("id")).isTrue();
        assertThat(Attributes.of(plan.planned()).isUnknown("output")).isTrue();
    }

    @Test
    void takesOverANullResource() {
        byte[] json = "{\"id\": \"7\", \"triggers\": {\"a\": \"1\"}}".getBytes(UTF_8);
        String provider = "registry.terraform.io/hashicorp/null";

        Optional<MoveAnswer> moved =
                data.resources()
                        .moveFrom(
                                new MoveSource(provider, "null_resource", 0, PrivateData.NONE),
                                json);

        var object = Attributes.of(moved.orElseThrow().object());
        assertThat(object.string("id")).hasValue("7");
        assertThat(object.value("triggers_replace"))
                .isEqualTo(Value.object(Map.of("a", Value.string("1"))));
        assertThat(
                        data.resources()
                                .moveFrom(
                                        new MoveSource(provider, "other", 0, PrivateData.NONE),
                                        json))
                .isEmpty();
    }

    private static Value remote(Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(RemoteStateData.SCHEMA.block());
        arguments.forEach(config::set);
        return config.build();
    }

    private DataSources remoteState() {
        return provider.dataSource(RemoteStateData.TYPE);
    }

    @Test
    void defaultsFillInWhatTheStateLacks() {
        Value defaults = Value.object(Map.of("vpc", Value.string("d"), "more", Value.TRUE));

        DataSources.Answer answer =
                remoteState()
                        .read(
                                remote(
                                        Map.of(
                                                "backend",
                                                Value.string("local"),
                                                "defaults",
                                                defaults)));

        assertThat(Attributes.of(answer.object()).value("outputs"))
                .isEqualTo(
                        Value.object(
                                Map.of(
                                        "vpc", Value.string("vpc-1"),
                                        "n", Value.number(1),
                                        "more", Value.TRUE)));
    }

    @Test
    void pointsAtTheArgumentThatIsWrong() {
        assertThat(problems(Map.of("backend", Value.string("nowhere"))))
                .containsExactly(ValuePath.attribute("backend"));
        assertThat(
                        problems(
                                Map.of(
                                        "backend", Value.string("local"),
                                        "workspace", Value.string("x"))))
                .containsExactly(ValuePath.attribute("workspace"));
        assertThat(
                        problems(
                                Map.of(
                                        "backend", Value.string("local"),
                                        "config", Value.string("text"),
                                        "defaults", Value.EMPTY_TUPLE)))
                .containsExactly(ValuePath.attribute("config"), ValuePath.attribute("defaults"));
    }

    private List<ValuePath> problems(Map<String, Value> arguments) {
        return remoteState().read(remote(arguments)).problems().stream()
                .map(Problem::path)
                .toList();
    }

    @Test
    void validatesOnlyWhatIsKnown() {
        Value config = remote(Map.of("backend", Value.unknown(Type.STRING)));

        assertThat(remoteState().validate(config)).isEmpty();
    }

    private ProviderFunction function(String name) {
        return Optional.ofNullable(provider.functions().get(name)).orElseThrow();
    }

    @Test
    void encodesValues() throws CallException {
        assertThat(function("encode_expr").call(List.of(Value.string("a"))))
                .isEqualTo(Value.string("\"a\""));
        assertThat(
                        function("encode_tfvars")
                                .call(List.of(Value.object(Map.of("a", Value.string("b"))))))
                .isEqualTo(Value.string("a = \"b\"\n"));
        assertThat(function("decode_tfvars").call(List.of(Value.string("a = b"))))
                .isEqualTo(Value.object(Map.of("a", Value.string("b"))));
    }

    @Test
    void saysWhyItCanNotEncode() {
        assertThatThrownBy(() -> function("encode_tfvars").call(List.of(Value.TRUE)))
                .isInstanceOf(CallException.class);
        assertThatThrownBy(() ->
                        function("encode_tfvars")
                                .call(List.of(Value.object(Map.of("1 a", Value.TRUE)))))
                .hasMessageContaining("1 a");
        assertThatThrownBy(() -> function("decode_tfvars").call(List.of(Value.string("?"))))
                .isInstanceOf(CallException.class);
    }

    @Test
    void knowsHowUnknownTextBegins() throws CallException {
        Value list = Value.tuple(List.of(Value.unknown(Type.STRING)));

        Value text = function("encode_expr").call(List.of(list));

        assertThat(Refinements.of(text)).isEqualTo(Refinement.NOT_NULL.withPrefix("["));
        assertThat(
                        Refinements.of(
                                function("encode_expr").call(List.of(Value.unknown(Type.STRING)))))
                .isEqualTo(Refinement.NOT_NULL);
        assertThat(
                        Refinements.of(
                                function("encode_tfvars")
                                        .call(List.of(Value.object(Map.of("a", list))))))
                .isEqualTo(Refinement.NOT_NULL);
    }
}
