package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The address with that number in a block of addresses.
final class CidrHost implements Function {
    private static final Description DESCRIPTION =
            Describe.function("cidrhost", "The address with that number in a block of addresses.")
                    .takes("prefix", Type.STRING, "The block, such as 10.0.0.0/8.")
                    .takes("hostnum", Type.NUMBER, "The number; below 0, from the end.")
                    .gives(Type.STRING, "cidrhost(\"10.12.112.0/20\", 16)", "\"10.12.112.16\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        BigInteger number = CidrBlocks.whole(arguments.get(1), "the number of the address");
        CidrBlock block = CidrBlocks.parse(arguments.get(0));
        return Value.string(
                address(block, number)
                        .orElseThrow(() ->
                                FunctionException.ofCall(
                                        "the block %s has no address with the number %s"
                                                .formatted(block, number))));
    }

    /// Only the last 64 bits of a number are compared with the size of the block, as in Terraform.
    private static Optional<String> address(CidrBlock block, BigInteger number) {
        BigInteger highest = BigInteger.ONE.shiftLeft(block.hostBits()).subtract(BigInteger.ONE);
        boolean fromEnd = number.signum() < 0;
        BigInteger compared = fromEnd ? number.not() : BigInteger.valueOf(number.longValue());
        if (compared.compareTo(highest) > 0) {
            return Optional.empty();
        }
        BigInteger host = fromEnd ? highest.subtract(compared) : number;
        int shift = block.isMappedIpv4() ? 96 : 0;
        return block.withBits(host, shift)
                .map(address -> new IpAddress(address, block.bits()).toString());
    }
}
