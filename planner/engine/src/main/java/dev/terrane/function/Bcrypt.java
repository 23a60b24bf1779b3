package dev.terrane.function;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A hash of a password with a salt by chance, made with bcrypt.
final class Bcrypt implements Function {
    private static final Description DESCRIPTION =
            Describe.function("bcrypt", "A hash of a password with a salt by chance, made with bcrypt.")
                    .takes("str", Type.STRING, "The password, at most 72 bytes.")
                    .takesMore("cost", Type.NUMBER, "From 4 to 31; one more doubles the time that it takes. 10 where it is not given.")
                    .gives(Type.STRING, "bcrypt(\"hello\")", "\"$2a$10$...\"");
    private final Surroundings surroundings;

    Bcrypt(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        if (arguments.size() > 2) {
            throw FunctionException.ofCall("one or two arguments are needed");
        }
        Optional<byte[]> salt = surroundings.randomBytes(SALT_BYTES);
        if (salt.isEmpty()) {
            return Value.unknown(Type.STRING);
        }
        long cost = arguments.size() > 1 ? Arguments.whole(arguments, 1, "the cost") : DEFAULT_COST;
        byte[] password = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        if (cost > HIGHEST_COST || password.length > LONGEST_PASSWORD) {
            throw FunctionException.ofCall("the cost has to be at most 31, and the password at most 72 bytes long");
        }
        int usedCost = cost < LOWEST_COST ? DEFAULT_COST : (int) cost;
        byte[] hash = BCrypt.withDefaults().hash(usedCost, salt.get(), password);
        return Value.string(new String(hash, StandardCharsets.US_ASCII));
    }

    private static final int SALT_BYTES = 16;
    private static final int DEFAULT_COST = 10;
    private static final int LOWEST_COST = 4;
    private static final int HIGHEST_COST = 31;
    private static final int LONGEST_PASSWORD = 72;
}
