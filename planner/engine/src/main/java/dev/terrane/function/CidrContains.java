package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether a block of addresses contains an address, or all of another block.
final class CidrContains implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "cidrcontains",
                            "Whether a block of addresses contains an address, or all of another block.")
                    .takes("containing_prefix", Type.STRING, "The block, such as 10.0.0.0/8.")
                    .takes("contained_ip_or_prefix", Type.STRING, "An address or a block.")
                    .gives(Type.BOOL, "cidrcontains(\"10.0.0.0/8\", \"10.1.2.3\")", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CidrBlock block = CidrBlocks.parseArgument(arguments.get(0));
        CidrBlock other = CidrBlocks.parseAddressOrBlock(arguments.get(1));
        if (block.bits() != other.bits()) {
            throw FunctionException.ofCall("one is of IPv4 and the other of IPv6");
        }
        return Value.bool(block.contains(other.address()) && block.contains(other.lastAddress()));
    }
}
