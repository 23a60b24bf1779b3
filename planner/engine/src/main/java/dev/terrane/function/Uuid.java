package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/// A new identifier by chance (UUID version 4).
final class Uuid implements Function {
    private static final Description DESCRIPTION =
            Describe.function("uuid", "A new identifier by chance (UUID version 4).")
                    .gives(Type.STRING, "uuid()", "\"b5ee72a3-54dd-c4b8-551c-4bdc0204cedb\"");
    private final Surroundings surroundings;

    Uuid(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return surroundings
                .randomBytes(UUID_BYTES)
                .map(Uuid::text)
                .orElseGet(() -> Value.unknown(Type.STRING));
    }

    private static final int UUID_BYTES = 16;

    /// All bits by chance, as Terraform does it.
    private static Value text(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Value.string(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }
}
