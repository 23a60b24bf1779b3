package dev.terrane.provider.random;

import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

class RandomContractTest extends ProviderContract {
    private static final Value KEEPERS =
            Value.map(Type.STRING, Map.of("team", Value.string("blue")));

    @Override
    protected ProviderFactory factory() {
        return new RandomProviderFactory();
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                example("random_bytes", Map.of("length", Value.number(8)))
                        .replacedBy("length", Value.number(9))
                        .importedBy("base64"),
                example("random_id", Map.of("byte_length", Value.number(8)))
                        .replacedBy("prefix", Value.string("p-"))
                        .importedBy("id"),
                example("random_integer", Map.of("min", Value.number(-3), "max", Value.number(3)))
                        .replacedBy("min", Value.number(-2))
                        .replacedBy("seed", Value.string("s")),
                example("random_password", Map.of("length", Value.number(12)))
                        .replacedBy("special", Value.FALSE)
                        .replacedBy("numeric", Value.FALSE)
                        .importedBy("result"),
                example(
                                "random_password",
                                Map.of("length", Value.number(12), "number", Value.FALSE))
                        .replacedBy("number", Value.TRUE),
                example("random_pet", Map.of()).replacedBy("length", Value.number(3)),
                example(
                                "random_shuffle",
                                Map.of(
                                        "input",
                                        Value.list(
                                                Type.STRING,
                                                List.of(Value.string("a"), Value.string("b")))))
                        .replacedBy("result_count", Value.number(1)),
                example("random_string", Map.of("length", Value.number(12)))
                        .replacedBy("min_upper", Value.number(1))
                        .importedBy("result"),
                example("random_uuid", Map.of()).importedBy("id"));
    }

    private static ResourceExample example(String type, Map<String, Value> arguments) {
        return ResourceExample.of(type, arguments).replacedBy(Keepers.NAME, KEEPERS).onlyInState();
    }
}
