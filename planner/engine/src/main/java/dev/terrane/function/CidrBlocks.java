package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/// Blocks of addresses among the arguments of a function.
final class CidrBlocks {
    private CidrBlocks() {}

    static CidrBlock parse(Value text) throws FunctionException {
        return parse(text.asString(), FunctionException::ofCall);
    }

    /// The first argument, which itself is to blame where it is no block.
    static CidrBlock parseArgument(Value text) throws FunctionException {
        return parse(text.asString(), problem -> FunctionException.atArgument(0, problem));
    }

    private static CidrBlock parse(String text, Function<String, FunctionException> problem)
            throws FunctionException {
        return CidrBlock.parse(text)
                .orElseThrow(() ->
                        problem.apply(
                                "\"" + text + "\" is no block of addresses, such as 10.0.0.0/8"));
    }

    /// An address alone is a block of one. The second argument.
    static CidrBlock parseAddressOrBlock(Value text) throws FunctionException {
        Optional<CidrBlock> block =
                text.asString().indexOf('/') >= 0
                        ? CidrBlock.parse(text.asString())
                        : IpAddress.parse(text.asString())
                                .map(ip -> new CidrBlock(ip.number(), ip.bits(), ip.bits()));
        return block.orElseThrow(() ->
                FunctionException.atArgument(
                        1,
                        "\""
                                + text.asString()
                                + "\" is neither an address nor a block of addresses"));
    }

    static BigInteger whole(Value value, String what) throws FunctionException {
        HclNumber number = value.asNumber();
        if (number.isInfinite() || !number.isInteger()) {
            throw FunctionException.ofCall(what + " has to be a whole number");
        }
        return number.toBigInteger();
    }
}
