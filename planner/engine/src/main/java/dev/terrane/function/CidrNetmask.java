package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.List;

/// The netmask of a block of IPv4 addresses.
final class CidrNetmask implements Function {
    private static final Description DESCRIPTION =
            Describe.function("cidrnetmask", "The netmask of a block of IPv4 addresses.")
                    .takes("prefix", Type.STRING, "The block, such as 10.0.0.0/8.")
                    .gives(Type.STRING, "cidrnetmask(\"172.16.0.0/12\")", "\"255.240.0.0\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CidrBlock block = CidrBlocks.parse(arguments.get(0));
        if (block.bits() != 32 && !block.isMappedIpv4()) {
            throw FunctionException.ofCall(
                    "only blocks of IPv4 have a netmask, and " + block + " is of IPv6");
        }
        BigInteger all = BigInteger.ONE.shiftLeft(block.bits()).subtract(BigInteger.ONE);
        return Value.string(
                new IpAddress(
                                new CidrBlock(all, block.bits(), block.prefixLength()).address(),
                                block.bits())
                        .toString());
    }
}
