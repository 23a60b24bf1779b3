package dev.terrane.cli.encryption;

import dev.terrane.backends.encryption.Method;
import dev.terrane.backends.encryption.Methods;
import dev.terrane.backends.encryption.TargetEncryption;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.state.StateEncryption;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `state { ... }` and its like: which method counts, and which ones to fall back to.
final class Targets {
    private final MethodReader methods;
    private final ArgumentReader arguments;
    private final Diagnostics diagnostics;

    Targets(MethodReader methods, ArgumentReader arguments, Diagnostics diagnostics) {
        this.methods = methods;
        this.arguments = arguments;
        this.diagnostics = diagnostics;
    }

    /// Where there are mistakes, which are reported, what is returned is not to be used.
    ///
    /// @param given by the configuration, then by the environment: the last one that names a method
    ///     counts, and what one of them enforces is enforced
    /// @param plainToo whether what is not encrypted may be read all the same, where nothing is enforced
    StateEncryption read(String name, List<Block> given, boolean plainToo) {
        List<Method> all = methods(name, given, plainToo);
        return all.isEmpty() ? StateEncryption.OFF : new TargetEncryption(name, all);
    }

    /// The method that counts, then those to fall back to.
    List<Method> methods(String name, List<Block> given, boolean plainToo) {
        List<Method> chosen = List.of();
        boolean enforced = false;
        boolean named = false;
        for (Block block : given) {
            BodyContent content = block.body().content(EncryptionBlocks.TARGET, diagnostics);
            enforced |= content.attribute("enforced").map(this::isTrue).orElse(false);
            if (content.attribute("method").isPresent()) {
                named = true;
                chosen = new ArrayList<>();
                collect(content, chosen);
            }
        }
        Block last = given.getLast();
        if (!named) {
            diagnostics.error(
                    "Missing required argument",
                    "Nothing says by which method the %s is to be encrypted: add `method = method.TYPE.NAME`, here or in %s."
                            .formatted(name, EncryptionReader.VARIABLE),
                    last.headerRange());
        }
        if (enforced) {
            checkEnforced(chosen, last);
        }
        List<Method> all = new ArrayList<>(chosen);
        if (plainToo && !enforced && !chosen.isEmpty()) {
            all.add(Methods.unencrypted("plain"));
        }
        return all;
    }

    private boolean isTrue(Attribute argument) {
        return arguments.value(argument, Type.BOOL).filter(Value.TRUE::equals).isPresent();
    }

    private void collect(BodyContent content, List<Method> all) {
        content.attribute("method").flatMap(this::method).ifPresent(all::add);
        List<Block> fallbacks = content.blocksOfType("fallback");
        for (Block fallback : fallbacks) {
            collect(fallback.body().content(EncryptionBlocks.TARGET, diagnostics), all);
        }
    }

    private Optional<Method> method(Attribute argument) {
        return arguments
                .reference("method", argument)
                .flatMap(name -> methods.find(name, argument.expression().range()));
    }

    private void checkEnforced(List<Method> chosen, Block block) {
        chosen.stream()
                .filter(Method.Unencrypted.class::isInstance)
                .forEach(plain ->
                        diagnostics.error(
                                "Unencrypted method is forbidden",
                                "\"enforced\" says that nothing may be left unencrypted, and method.%s would do so. Remove one of them."
                                        .formatted(plain.name()),
                                block.headerRange()));
    }
}
