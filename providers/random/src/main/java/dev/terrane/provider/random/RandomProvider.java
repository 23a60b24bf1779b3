package dev.terrane.provider.random;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// All types of random values. It has no arguments.
final class RandomProvider implements Provider {
    private static final List<RandomType> TYPES =
            List.of(
                    new RandomBytes(),
                    new RandomId(),
                    new RandomInteger(),
                    new RandomPassword(),
                    new RandomPet(),
                    new RandomShuffle(),
                    new RandomString(),
                    new RandomUuid());

    private static final Map<String, RandomType> BY_NAME =
            TYPES.stream().collect(Collectors.toMap(RandomType::name, Function.identity()));

    private final RandomGenerator random;

    RandomProvider(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                Schema.of(new Schema.Block(Map.of(), Map.of())),
                TYPES.stream().collect(Collectors.toMap(RandomType::name, RandomType::schema)),
                Map.of(),
                Map.of(EphemeralPassword.TYPE, EphemeralPassword.SCHEMA));
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return List.of();
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        return List.of();
    }

    @Override
    public ManagedResources resource(String type) {
        RandomType randomType = BY_NAME.get(type);
        if (randomType == null) {
            throw new IllegalArgumentException("no resource type " + type);
        }
        return new GeneratedResources(randomType, random);
    }

    @Override
    public DataSources dataSource(String type) {
        throw new IllegalArgumentException("no data source " + type);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return type.equals(EphemeralPassword.TYPE)
                ? Optional.of(new EphemeralPassword(random))
                : Optional.empty();
    }
}
