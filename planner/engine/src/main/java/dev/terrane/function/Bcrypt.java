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
            Describe.function(
                            "bcrypt",
                            "A hash of a password with a salt by chance, made with bcrypt.")
                    .takes("str", Type.STRING, "The password, at most 72 bytes.")
                    .takesMore(
                            "cost",
                            Type.NUMBER,
                            "From 4 to 31; one more doubles the time that it takes. 10 where it is not given.")
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
        Optional<byte[]> salt = surroundings.randomBytes(SALT_BYTES);
        return salt.isEmpty() ? Value.unknown(Type.STRING) : hash(arguments, salt.get());
    }

    private static final int SALT_BYTES = 16;
    private static final int DEFAULT_COST = 10;
    private static final int LOWEST_COST = 4;
    private static final int HIGHEST_COST = 31;
    private static final int LONGEST_PASSWORD = 72;

    private static Value hash(List<Value> arguments, byte[] salt) throws FunctionException {
        if (arguments.size() > 2) {
            throw FunctionException.ofCall("one or two arguments are needed");
        }
        byte[] password = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        if (password.length > LONGEST_PASSWORD) {
            throw FunctionException.ofCall("the password is longer than 72 bytes");
        }
        byte[] hash = BCrypt.withDefaults().hash(cost(arguments), salt, password);
        return Value.string(new String(hash, StandardCharsets.US_ASCII));
    }

    /// A cost below the lowest means the usual one, as in Terraform.
    private static int cost(List<Value> arguments) throws FunctionException {
        long cost = arguments.size() > 1 ? Arguments.whole(arguments, 1, "the cost") : DEFAULT_COST;
        if (cost > HIGHEST_COST) {
            throw FunctionException.ofCall("the cost has to be at most " + HIGHEST_COST);
        }
        return cost < LOWEST_COST ? DEFAULT_COST : (int) cost;
    }
}
