package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class KnownTypesTest {
    private static Value texts(String... texts) {
        return Value.list(Type.STRING, List.of(texts).stream().map(Value::string).toList());
    }

    private static Value text(String text) {
        return Value.string(text);
    }

    private static Value blocks(Value... blocks) {
        return Value.tuple(List.of(blocks));
    }

    static List<Arguments> rules() {
        Value open = Value.object(Map.of("cidr_blocks", texts("10.0.0.0/8", "0.0.0.0/0")));
        Value closed = Value.object(Map.of("cidr_blocks", texts("10.0.0.0/8")));
        return List.of(
                Arguments.of(
                        "aws_security_group",
                        Value.object(Map.of("ingress", blocks(closed, open))),
                        true),
                Arguments.of(
                        "aws_security_group",
                        Value.object(Map.of("ingress", blocks(closed), "egress", blocks(open))),
                        false),
                Arguments.of(
                        "aws_security_group_rule",
                        Value.object(
                                Map.of("type", text("ingress"), "cidr_blocks", texts("0.0.0.0/0"))),
                        true),
                Arguments.of(
                        "aws_security_group_rule",
                        Value.object(
                                Map.of("type", text("egress"), "cidr_blocks", texts("0.0.0.0/0"))),
                        false),
                Arguments.of(
                        "aws_vpc_security_group_ingress_rule",
                        Value.object(Map.of("cidr_ipv6", text("::/0"))),
                        true),
                Arguments.of(
                        "google_compute_firewall",
                        Value.object(
                                Map.of(
                                        "direction",
                                        text("INGRESS"),
                                        "source_ranges",
                                        texts("0.0.0.0/0"))),
                        true),
                Arguments.of(
                        "azurerm_network_security_rule",
                        Value.object(
                                Map.of(
                                        "direction",
                                        text("Inbound"),
                                        "access",
                                        text("Deny"),
                                        "source_address_prefix",
                                        text("*"))),
                        false),
                Arguments.of(
                        "aws_security_group",
                        Value.object(Map.of("ingress", Value.unknown(Type.STRING))),
                        false),
                Arguments.of("aws_route", Value.object(Map.of("cidr_ipv4", text("::/0"))), false));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void tellsWhatOpensToEverybody(String type, Value planned, boolean open) {
        assertThat(KnownTypes.annotations(type, planned).publicExposure().isPresent())
                .isEqualTo(open);
    }

    @Test
    void tellsWhatHoldsData() {
        assertThat(KnownTypes.annotations("google_sql_database", Value.NULL).stateful()).isTrue();
        assertThat(KnownTypes.holdData("aws_route")).isFalse();
    }
}
