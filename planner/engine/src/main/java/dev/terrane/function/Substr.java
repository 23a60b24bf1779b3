package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// A part of a text, by place and length in characters.
final class Substr implements Function {
    private static final Description DESCRIPTION =
            Describe.function("substr", "A part of a text, by place and length in characters.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("offset", Type.NUMBER, "Where it begins, from 0; below 0, from the end.")
                    .takes("length", Type.NUMBER, "How long it is; below 0, to the end.")
                    .gives(Type.STRING, "substr(\"hello world\", 1, 4)", "\"ello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        List<String> characters = GraphemeClusters.split(arguments.get(0).asString());
        long offset = Arguments.whole(arguments, 1, "the offset");
        long length = Arguments.whole(arguments, 2, "the length");
        return Value.string(String.join("", part(characters, offset, length)));
    }

    /// An offset before the beginning means the beginning. A length of 0 behind an offset below 0
    /// has no limit, as in Terraform.
    private static List<String> part(List<String> characters, long offset, long length) {
        long from = offset < 0 ? Math.max(0, offset + characters.size()) : offset;
        if (from >= characters.size() || (length == 0 && offset >= 0)) {
            return List.of();
        }
        long to =
                length <= 0
                        ? characters.size()
                        : Math.min(characters.size(), from + Math.min(length, characters.size()));
        return characters.subList((int) from, (int) to);
    }
}
