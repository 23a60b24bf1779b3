package dev.terrane.cli.encryption;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.encryption.Method;
import dev.terrane.backends.encryption.TargetEncryption;
import dev.terrane.config.Encryption;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.state.StateEncryption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads `encryption { ... }`, and what `TF_ENCRYPTION` adds to it.
public final class EncryptionReader {
    public static final String VARIABLE = "TF_ENCRYPTION";

    private final Supplier<? extends Scope> early;
    private final BackendContext context;
    private final boolean inReview;
    private final Diagnostics diagnostics;

    /// @param early what names stand for; asked for only where an argument has some
    /// @param context of what asks for keys
    /// @param inReview whether somebody who is not trusted may have written the configuration
    public EncryptionReader(
            Supplier<? extends Scope> early,
            BackendContext context,
            boolean inReview,
            Diagnostics diagnostics) {
        this.early = early;
        this.context = context;
        this.inReview = inReview;
        this.diagnostics = diagnostics;
    }

    /// Where there are mistakes, which are reported, what is returned is not to be used.
    public Encryptions read(Optional<Encryption> block) {
        List<Body> bodies = new ArrayList<>();
        block.ifPresent(found -> bodies.add(found.body()));
        context.variable(VARIABLE).ifPresent(text -> bodies.add(parse(text)));
        return bodies.isEmpty() || diagnostics.hasErrors()
                ? Encryptions.OFF
                : read(EncryptionBlocks.of(bodies, diagnostics));
    }

    /// As in a file, the two syntaxes of the language are told apart; JSON begins with a brace.
    private Body parse(String text) {
        Source source = new Source(VARIABLE, text.getBytes(StandardCharsets.UTF_8));
        return text.stripLeading().startsWith("{")
                ? JsonParser.parse(source, diagnostics).body()
                : HclParser.parse(source, diagnostics).body();
    }

    private Encryptions read(EncryptionBlocks blocks) {
        ArgumentReader arguments = new ArgumentReader(early, diagnostics);
        KeySources keys =
                new KeySources(blocks.providers(), arguments, context, inReview, diagnostics);
        Targets targets =
                new Targets(
                        new MethodReader(blocks.methods(), keys, arguments, diagnostics),
                        arguments,
                        diagnostics);
        return new Encryptions(
                target(EncryptionBlocks.STATE, blocks, targets),
                target(EncryptionBlocks.PLAN, blocks, targets),
                others(blocks, targets));
    }

    /// Which data source reads a state is not known where it is read, so each method that is named for
    /// one of them is tried. What is encrypted is read with its own key alone.
    private static StateEncryption others(EncryptionBlocks blocks, Targets targets) {
        List<Method> all = new ArrayList<>();
        List<Block> usual = blocks.targets().getOrDefault(EncryptionBlocks.DEFAULT, List.of());
        if (!usual.isEmpty()) {
            all.addAll(targets.methods(EncryptionBlocks.DEFAULT, usual, false));
        }
        blocks.others()
                .forEach((name, given) ->
                        all.addAll(targets.methods(EncryptionBlocks.OTHER, given, false)));
        return all.isEmpty()
                ? StateEncryption.OFF
                : new TargetEncryption(EncryptionBlocks.OTHERS, all);
    }

    /// A plan that is not encrypted does no harm: it holds no secrets, and what it says is derived again
    /// before anything is done.
    private static StateEncryption target(String name, EncryptionBlocks blocks, Targets targets) {
        List<Block> given = blocks.targets().getOrDefault(name, List.of());
        return given.isEmpty()
                ? StateEncryption.OFF
                : targets.read(name, given, name.equals(EncryptionBlocks.PLAN));
    }
}
