package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.UUID;

/// The identifier of a name within a namespace (UUID version 5), always the same.
final class UuidV5 implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "uuidv5",
                            "The identifier of a name within a namespace (UUID version 5), always the same.")
                    .takes("namespace", Type.STRING, "dns, url, oid, x500 or a UUID.")
                    .takes("name", Type.STRING, "The name.")
                    .gives(
                            Type.STRING,
                            "uuidv5(\"dns\", \"example.com\")",
                            "\"cfbff0d1-9375-5685-968c-48ce8b15ae17\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        String namespace = arguments.get(0).asString();
        UUID id =
                UuidText.namespace(namespace)
                        .orElseThrow(() ->
                                FunctionException.ofCall(
                                        "the namespace has to be dns, url, oid, x500 or a UUID, not \""
                                                + namespace
                                                + "\""));
        return Value.string(UuidText.ofName(id, arguments.get(1).asString()));
    }
}
