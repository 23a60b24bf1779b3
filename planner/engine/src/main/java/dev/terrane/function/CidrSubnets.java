package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Smaller blocks in a block of addresses, one behind the other.
final class CidrSubnets implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "cidrsubnets",
                            "Smaller blocks in a block of addresses, one behind the other.")
                    .takes("prefix", Type.STRING, "The block, such as 10.0.0.0/8.")
                    .takesMore(
                            "newbits",
                            Type.NUMBER,
                            "How many bits longer the prefix of each is, from 1 to 32.")
                    .gives(
                            Type.list(Type.STRING),
                            "cidrsubnets(\"10.1.0.0/16\", 4, 4)",
                            "[\"10.1.0.0/20\", \"10.1.16.0/20\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CidrBlock block = CidrBlocks.parseArgument(arguments.get(0));
        List<String> subnets = new ArrayList<>();
        BigInteger last = block.address().subtract(BigInteger.ONE);
        for (int i = 1; i < arguments.size(); i++) {
            int length = block.prefixLength() + newBits(arguments, i);
            CidrBlock subnet = behind(last, block, length, i);
            subnets.add(subnet.toString());
            last = subnet.lastAddress();
        }
        return Arguments.listOfStrings(subnets);
    }

    private static int newBits(List<Value> arguments, int index) throws FunctionException {
        long newBits = Arguments.wholeArgument(arguments, index, "the number of further bits");
        if (newBits < 1 || newBits > 32) {
            throw FunctionException.atArgument(
                    index, "the number of further bits has to be from 1 to 32");
        }
        return (int) newBits;
    }

    /// A block that begins with the very first address has no smaller blocks in Terraform.
    private static CidrBlock behind(BigInteger last, CidrBlock block, int length, int argument)
            throws FunctionException {
        if (length > block.bits() || last.signum() < 0 || block.isMappedIpv4()) {
            throw FunctionException.atArgument(argument, noRoom(block, length));
        }
        return CidrBlock.behind(last, block.bits(), length)
                .filter(subnet -> block.contains(subnet.address()))
                .orElseThrow(() -> FunctionException.atArgument(argument, noRoom(block, length)));
    }

    private static String noRoom(CidrBlock block, int length) {
        return "%s has no room left for a block with a prefix of %d bits".formatted(block, length);
    }
}
