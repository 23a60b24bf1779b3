package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is not known yet is not refused: a module is validated before anybody has called it, and its
/// arguments come from variables.
class UnknownArgumentsTest {

    static Set<String> resourceTypes() {
        try (Provider provider = new AwsProviderFactory().create()) {
            return provider.schema().resources().keySet();
        }
    }

    @ParameterizedTest
    @MethodSource("resourceTypes")
    void nothingIsRefusedWhereAllIsUnknown(String type) {
        assertThat(refused(type)).isEmpty();
    }

    private static Iterable<Problem> refused(String type) {
        try (Provider provider = new AwsProviderFactory().create()) {
            Schema.Block block = provider.schema().resources().get(type).block();
            return provider.resource(type).validate(config(block)).stream()
                    .filter(Problem::isError)
                    .toList();
        }
    }

    private static Value config(Schema.Block block) {
        Map<String, Type> types = block.impliedType().attributes();
        Map<String, Value> values = new TreeMap<>();
        types.forEach((name, type) -> {
            Schema.Attribute attribute = block.attributes().get(name);
            boolean given = attribute == null || attribute.isArgument();
            values.put(name, given ? Value.unknown(type) : Value.nullOf(type));
        });
        return Value.object(values);
    }
}
