package dev.terrane.installing.lock;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// `.terrane.lock.hcl`: what Terraform's own lock file has no place for.
///
/// @param modules sorted
/// @param others blocks of other kinds, as they are written: whoever they belong to reads them
public record TerraneLockFile(List<ModuleLock> modules, List<String> others) {
    public static final String NAME = ".terrane.lock.hcl";
    public static final TerraneLockFile EMPTY = new TerraneLockFile(List.of(), List.of());

    private static final String HEADER =
            """
            # Written by "terrane init": what was fetched, and what it has to be the next time.
            # Keep it beside the configuration, in version control.
            """;

    public TerraneLockFile {
        modules = List.copyOf(new TreeSet<>(modules));
        others = List.copyOf(others);
    }

    public Optional<ModuleLock> module(String source, String version) {
        return modules.stream().filter(module -> module.isFor(source, version)).findFirst();
    }

    public TerraneLockFile withModules(Collection<ModuleLock> found) {
        return new TerraneLockFile(List.copyOf(found), others);
    }

    /// Empty where there is none.
    public static TerraneLockFile read(Path directory, Diagnostics diagnostics) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try {
            return parse(new Source(NAME, Files.readAllBytes(file)), diagnostics);
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Lock file can not be read",
                            "%s: %s.".formatted(file, e.getMessage())));
            return EMPTY;
        }
    }

    static TerraneLockFile parse(Source source, Diagnostics diagnostics) {
        List<ModuleLock> modules = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (HclParser.parse(source, diagnostics).body() instanceof NativeBody body) {
            for (Block block : body.blocks()) {
                if (block.type().equals("module") && block.labels().size() == 1) {
                    module(block, diagnostics).ifPresent(modules::add);
                } else {
                    others.add(text(source, block.range()));
                }
            }
        }
        return new TerraneLockFile(modules, others);
    }

    private static Optional<ModuleLock> module(Block block, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        var attributes = block.body().attributes(problems);
        diagnostics.addAll(problems);
        Attribute hash = attributes.get("hash");
        if (hash == null) {
            diagnostics.error(
                    "Invalid module lock",
                    "The \"hash\" of the module is missing. Remove the block, and run terrane init.",
                    block.headerRange());
            return Optional.empty();
        }
        Attribute version = attributes.get("version");
        return Optional.of(
                new ModuleLock(
                        block.label(0),
                        version == null ? "" : text(version, diagnostics),
                        text(hash, diagnostics)));
    }

    private static String text(Attribute attribute, Diagnostics diagnostics) {
        Value value = Evaluator.evaluateConstant(attribute.expression(), diagnostics);
        return value instanceof Value.StringValue text ? text.text() : "";
    }

    private static String text(Source source, SourceRange range) {
        return new String(
                source.text(),
                range.startByte(),
                range.endByte() - range.startByte(),
                StandardCharsets.UTF_8);
    }

    /// Written only where it differs from what is there; removed where it holds nothing.
    public void write(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (modules.isEmpty() && others.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
            AtomicFile.write(file, text);
        }
    }

    public String text() {
        StringBuilder text = new StringBuilder(HEADER);
        modules.forEach(module -> append(module, text));
        others.forEach(other -> text.append('\n').append(other.strip()).append('\n'));
        return text.toString();
    }

    private static void append(ModuleLock module, StringBuilder text) {
        text.append("\nmodule \"").append(escaped(module.source())).append("\" {\n");
        if (module.version().isEmpty()) {
            text.append("  hash = \"").append(module.hash()).append("\"\n");
        } else {
            text.append("  version = \"").append(module.version()).append("\"\n");
            text.append("  hash    = \"").append(module.hash()).append("\"\n");
        }
        text.append("}\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("${", "$${")
                .replace("%{", "%%{");
    }

    /// The sources that are recorded.
    public SortedSet<String> sources() {
        SortedSet<String> sources = new TreeSet<>();
        modules.forEach(module -> sources.add(module.source()));
        return sources;
    }
}
