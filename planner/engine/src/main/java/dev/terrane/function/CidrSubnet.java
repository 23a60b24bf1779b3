package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The smaller block with that number in a block of addresses.
final class CidrSubnet implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "cidrsubnet",
                            "The smaller block with that number in a block of addresses.")
                    .takes("prefix", Type.STRING, "The block, such as 10.0.0.0/8.")
                    .takes("newbits", Type.NUMBER, "How many bits longer its prefix is.")
                    .takes("netnum", Type.NUMBER, "Its number.")
                    .gives(Type.STRING, "cidrsubnet(\"172.16.0.0/12\", 4, 2)", "\"172.18.0.0/16\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        long newBits = Arguments.whole(arguments, 1, "the number of further bits");
        BigInteger number = CidrBlocks.whole(arguments.get(2), "the number of the block");
        CidrBlock block = CidrBlocks.parse(arguments.get(0));
        return Value.string(
                subnet(block, newBits, number)
                        .orElseThrow(() ->
                                FunctionException.ofCall(
                                        "a prefix that is %d bits longer than that of %s leaves no room for a block with the number %s"
                                                .formatted(newBits, block, number))));
    }

    /// Only the last 64 bits of the number are compared, without its sign, as in Terraform.
    private static Optional<String> subnet(CidrBlock block, long newBits, BigInteger number) {
        long length = block.prefixLength() + newBits;
        if (length < 0 || length > block.bits()) {
            return Optional.empty();
        }
        boolean limited = newBits >= 0 && newBits < 64;
        long compared = number.abs().longValue();
        if (limited && Long.compareUnsigned(compared, (1L << newBits) - 1) > 0) {
            return Optional.empty();
        }
        return block.withBits(number, (int) (block.bits() - length))
                .map(address -> CidrBlock.text(address, block.bits(), (int) length));
    }
}
