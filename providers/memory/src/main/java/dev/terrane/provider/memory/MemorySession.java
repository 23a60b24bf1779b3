package dev.terrane.provider.memory;

import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ephemeral resource `memory_session`: open while a command runs, and renewed whenever its time is
/// over.
///
/// ```hcl
/// ephemeral "memory_session" "admin" {
///   name            = "admin"
///   lifetime_millis = 50          # asks to be renewed that often
/// }
/// ```
record MemorySession(Service service, InstantSource clock) implements EphemeralResources {
    static final String TYPE = "memory_session";

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "name", Attribute.required(Type.STRING),
                                    "lifetime_millis", Attribute.optional(Type.NUMBER),
                                    "token", Attribute.computed(Type.STRING).asSensitive()),
                            Map.of()));

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public OpenAnswer open(Value config) {
        var arguments = Attributes.of(config);
        String name = arguments.string("name").orElse("");
        long lifetime = arguments.wholeNumber("lifetime_millis").orElse(0);
        return new OpenAnswer(
                ObjectBuilder.from(config).set("token", "token-of-" + name).build(),
                remembered(name, lifetime),
                next(lifetime),
                outcome(Operation.OPEN, name));
    }

    @Override
    public RenewAnswer renew(PrivateData privateData) {
        return new RenewAnswer(
                privateData,
                next(lifetime(privateData)),
                outcome(Operation.RENEW, name(privateData)));
    }

    @Override
    public List<Problem> close(PrivateData privateData) {
        return outcome(Operation.CLOSE, name(privateData));
    }

    private List<Problem> outcome(Operation operation, String name) {
        return service.begin(operation, name)
                .map(fault -> List.of(Service.refusal(operation, name)))
                .orElse(List.of());
    }

    private Optional<Instant> next(long lifetimeMillis) {
        return lifetimeMillis == 0
                ? Optional.empty()
                : Optional.of(clock.instant().plusMillis(lifetimeMillis));
    }

    private static PrivateData remembered(String name, long lifetimeMillis) {
        return new PrivateData((lifetimeMillis + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static long lifetime(PrivateData data) {
        return Long.parseLong(text(data).substring(0, text(data).indexOf(' ')));
    }

    private static String name(PrivateData data) {
        return text(data).substring(text(data).indexOf(' ') + 1);
    }

    private static String text(PrivateData data) {
        return new String(data.bytes(), StandardCharsets.UTF_8);
    }
}
