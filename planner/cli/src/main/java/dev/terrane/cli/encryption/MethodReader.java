package dev.terrane.cli.encryption;

import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.encryption.Method;
import dev.terrane.backends.encryption.Methods;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods of a configuration, each read when something refers to it.
final class MethodReader {
    private static final BackendSchema NOTHING = BackendSchema.builder().build();

    private final Map<String, Block> blocks;
    private final KeySources keys;
    private final ArgumentReader arguments;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<Method>> known = new HashMap<>();

    MethodReader(
            Map<String, Block> blocks,
            KeySources keys,
            ArgumentReader arguments,
            Diagnostics diagnostics) {
        this.blocks = blocks;
        this.keys = keys;
        this.arguments = arguments;
        this.diagnostics = diagnostics;
    }

    /// Nothing where there is none, or it has a mistake, which is reported once.
    ///
    /// @param name `type.name`
    /// @param reference to it
    Optional<Method> find(String name, SourceRange reference) {
        Block block = blocks.get(name);
        if (block == null) {
            diagnostics.error(
                    "Reference to undeclared method",
                    "There is no method \"%s\".%s"
                            .formatted(name, NameSuggestion.didYouMean(name, blocks.keySet())),
                    reference);
            return Optional.empty();
        }
        Optional<Method> had = known.get(name);
        if (had == null) {
            had = read(block);
            known.put(name, had);
        }
        return had;
    }

    private Optional<Method> read(Block block) {
        Map<String, Attribute> given = block.body().attributes(diagnostics);
        return switch (block.label(0)) {
            case Methods.AES_GCM -> aesGcm(block, given);
            case Methods.UNENCRYPTED ->
                    arguments
                            .read(block, given, NOTHING, List.of())
                            .map(none -> Methods.unencrypted(block.label(1)));
            default -> unknown(block);
        };
    }

    private Optional<Method> unknown(Block block) {
        String type = block.label(0);
        if (Methods.isMissing(type)) {
            diagnostics.error(
                    "Method not supported yet",
                    "This version of Terrane can not encrypt by the method \"%s\" yet. Nothing was read or written."
                            .formatted(type),
                    block.headerRange());
        } else {
            diagnostics.error(
                    "Unsupported method",
                    "There is no method of type \"%s\".%s"
                            .formatted(type, NameSuggestion.didYouMean(type, Methods.names())),
                    block.headerRange());
        }
        return Optional.empty();
    }

    private Optional<Method> aesGcm(Block block, Map<String, Attribute> given) {
        Attribute argument = given.get("keys");
        if (argument == null) {
            diagnostics.error(
                    "Missing required argument",
                    "The argument \"keys\" is needed here: key_provider.TYPE.NAME.",
                    block.headerRange());
            return Optional.empty();
        }
        Attribute associated = given.get("aad");
        Optional<byte[]> bytes =
                associated == null ? Optional.of(new byte[0]) : associated(associated);
        if (arguments.read(block, given, NOTHING, List.of("keys", "aad")).isEmpty()
                || bytes.isEmpty()) {
            return Optional.empty();
        }
        return arguments
                .wrappedReference("key_provider", argument)
                .flatMap(name -> keys.find(name, argument.expression().range()))
                .map(source -> Methods.aesGcm(block.label(1), source, bytes.get()));
    }

    /// A list of numbers, each a byte.
    private Optional<byte[]> associated(Attribute argument) {
        Optional<Value> value = arguments.value(argument, Type.list(Type.NUMBER));
        if (value.isEmpty() || !(value.get() instanceof Value.ListValue list)) {
            return value.map(nothing -> new byte[0]);
        }
        byte[] bytes = new byte[list.elements().size()];
        for (int i = 0; i < bytes.length; i++) {
            double number =
                    list.elements().get(i) instanceof Value.NumberValue each
                            ? each.number().toDouble()
                            : -1;
            if (number < 0 || number > 255 || number != Math.rint(number)) {
                diagnostics.error(
                        "Unsuitable value",
                        "\"aad\" takes whole numbers from 0 to 255.",
                        argument.expression().range());
                return Optional.empty();
            }
            bytes[i] = (byte) (int) number;
        }
        return Optional.of(bytes);
    }
}
