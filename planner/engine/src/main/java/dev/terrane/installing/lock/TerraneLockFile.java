package dev.terrane.installing.lock;

import dev.terrane.address.ProviderSource;
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

import org.jspecify.annotations.Nullable;

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
/// @param runtimes sorted, of the providers of which a part runs as a program
/// @param others blocks of other kinds, as they are written: whoever they belong to reads them
public record TerraneLockFile(
        List<ModuleLock> modules, List<RuntimeLock> runtimes, List<String> others) {
    public static final String NAME = ".terrane.lock.hcl";
    public static final TerraneLockFile EMPTY =
            new TerraneLockFile(List.of(), List.of(), List.of());

    private static final String HEADER =
            """
            # Written by "terrane init": what was fetched, and what it has to be the next time.
            # Keep it beside the configuration, in version control.
            """;

    public TerraneLockFile {
        modules = List.copyOf(new TreeSet<>(modules));
        runtimes = List.copyOf(new TreeSet<>(runtimes));
        others = List.copyOf(others);
    }

    public Optional<ModuleLock> module(String source, String version) {
        return modules.stream().filter(module -> module.isFor(source, version)).findFirst();
    }

    public TerraneLockFile withModules(Collection<ModuleLock> found) {
        return new TerraneLockFile(List.copyOf(found), runtimes, others);
    }

    public TerraneLockFile withRuntimes(Collection<RuntimeLock> chosen) {
        return new TerraneLockFile(modules, List.copyOf(chosen), others);
    }

    public Optional<RuntimeLock> runtime(ProviderSource source) {
        return runtimes.stream().filter(runtime -> runtime.source().equals(source)).findFirst();
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
        List<RuntimeLock> runtimes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (HclParser.parse(source, diagnostics).body() instanceof NativeBody body) {
            for (Block block : body.blocks()) {
                if (block.type().equals("module") && block.labels().size() == 1) {
                    module(block, diagnostics).ifPresent(modules::add);
                } else if (block.type().equals("provider") && block.labels().size() == 1) {
                    runtime(block, diagnostics).ifPresent(runtimes::add);
                } else {
                    others.add(text(source, block.range()));
                }
            }
        }
        return new TerraneLockFile(modules, runtimes, others);
    }

    private static Optional<RuntimeLock> runtime(Block block, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        var attributes = block.body().attributes(problems);
        diagnostics.addAll(problems);
        Attribute version = attributes.get("version");
        Optional<ProviderSource> source = ProviderSource.parse(block.label(0));
        if (version == null || source.isEmpty()) {
            diagnostics.error(
                    "Invalid choice of runtimes",
                    "A provider block needs the source of a provider as its label, and a \"version\". Remove the block, and run terrane init.",
                    block.headerRange());
            return Optional.empty();
        }
        return Optional.of(
                new RuntimeLock(
                        source.get(),
                        text(version, diagnostics),
                        texts(attributes.get("native"), diagnostics),
                        texts(attributes.get("plugin"), diagnostics)));
    }

    private static SortedSet<String> texts(@Nullable Attribute attribute, Diagnostics diagnostics) {
        SortedSet<String> texts = new TreeSet<>();
        if (attribute != null
                && Evaluator.evaluateConstant(attribute.expression(), diagnostics)
                        instanceof Value.TupleValue tuple) {
            for (Value element : tuple.elements()) {
                if (element instanceof Value.StringValue text) {
                    texts.add(text.text());
                }
            }
        }
        return texts;
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
        if (modules.isEmpty() && runtimes.isEmpty() && others.isEmpty()) {
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
        runtimes.forEach(runtime -> append(runtime, text));
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

    private static void append(RuntimeLock runtime, StringBuilder text) {
        text.append("\nprovider \"").append(runtime.source()).append("\" {\n");
        text.append("  version = \"").append(escaped(runtime.version())).append("\"\n");
        append("native", runtime.builtIn(), text);
        append("plugin", runtime.program(), text);
        text.append("}\n");
    }

    private static void append(String name, SortedSet<String> types, StringBuilder text) {
        if (!types.isEmpty()) {
            text.append("  ").append(name).append(" = [\n");
            types.forEach(type -> text.append("    \"").append(escaped(type)).append("\",\n"));
            text.append("  ]\n");
        }
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
