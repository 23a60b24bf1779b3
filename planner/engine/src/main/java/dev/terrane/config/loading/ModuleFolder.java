package dev.terrane.config.loading;

import dev.terrane.config.decoding.DecodedModule;
import dev.terrane.config.decoding.ModuleDecoder;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.File;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonParser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The files of one module: `*.tf` and `*.tf.json`; a `.tofu` file takes the place of the `.tf` file
/// of the same name.
final class ModuleFolder {
    private static final List<String> EXTENSIONS =
            List.of(".tf.json", ".tf", ".tofu.json", ".tofu");
    private static final String QUERIES = ".tfquery.hcl";

    private final FileAccess files;
    private final String directory;
    private final Optional<List<String>> names;
    private final List<String> queries;

    ModuleFolder(FileAccess files, String directory) {
        this(files, directory, false);
    }

    /// @param withQueries whether query files are read, too
    ModuleFolder(FileAccess files, String directory, boolean withQueries) {
        this.files = files;
        this.directory = directory;
        Optional<List<String>> all = files.list(directory);
        this.names = all.map(ModuleFolder::ofConfiguration);
        this.queries =
                all.filter(found -> withQueries).map(ModuleFolder::ofQueries).orElse(List.of());
    }

    String directory() {
        return directory;
    }

    boolean exists() {
        return names.isPresent();
    }

    boolean isEmpty() {
        return names.map(List::isEmpty).orElse(true);
    }

    DecodedModule decode(Diagnostics diagnostics) {
        return decode(text -> true, diagnostics);
    }

    /// What those files declare in which one of the words stands. Their mistakes are not reported.
    DecodedModule decodeThoseWith(String... words) {
        return decode(text -> holdsAny(text, words), new Diagnostics());
    }

    private static boolean holdsAny(byte[] text, String... words) {
        String all = new String(text, StandardCharsets.UTF_8);
        return Arrays.stream(words).anyMatch(all::contains);
    }

    private DecodedModule decode(Predicate<byte[]> wanted, Diagnostics diagnostics) {
        List<File> ordinary = new ArrayList<>();
        List<File> overrides = new ArrayList<>();
        for (String name : names.orElse(List.of())) {
            parse(name, wanted, diagnostics)
                    .ifPresent((isOverride(name) ? overrides : ordinary)::add);
        }
        List<File> asking =
                queries.stream()
                        .flatMap(name -> parse(name, wanted, diagnostics).stream())
                        .toList();
        return ModuleDecoder.decode(directory, ordinary, overrides, asking, diagnostics);
    }

    private Optional<File> parse(String name, Predicate<byte[]> wanted, Diagnostics diagnostics) {
        return parsePath(
                directory.equals(".") ? name : directory + "/" + name, wanted, diagnostics);
    }

    /// @param path relative to the working directory
    Optional<File> parsePath(String path, Diagnostics diagnostics) {
        return parsePath(path, text -> true, diagnostics);
    }

    private Optional<File> parsePath(
            String path, Predicate<byte[]> wanted, Diagnostics diagnostics) {
        Optional<byte[]> text = files.read(path);
        if (text.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read file", "The file %s can not be read.".formatted(path)));
        }
        return text.filter(wanted).map(bytes -> parse(new Source(path, bytes), diagnostics));
    }

    private static File parse(Source source, Diagnostics diagnostics) {
        return source.name().endsWith(".json")
                ? JsonParser.parse(source, diagnostics)
                : HclParser.parse(source, diagnostics);
    }

    private static List<String> ofConfiguration(List<String> all) {
        Set<String> present = new HashSet<>(all);
        return all.stream()
                .filter(name -> !extension(name).isEmpty() && !isIgnored(name))
                .filter(name ->
                        !present.contains(name.replaceFirst("\\.tf(\\.json)?$", ".tofu$1"))
                                || name.contains(".tofu"))
                .toList();
    }

    private static List<String> ofQueries(List<String> all) {
        return all.stream().filter(name -> name.endsWith(QUERIES) && !isIgnored(name)).toList();
    }

    private static String extension(String name) {
        return EXTENSIONS.stream().filter(name::endsWith).findFirst().orElse("");
    }

    /// What editors leave behind, and hidden files.
    static boolean isIgnored(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || (name.startsWith("#") && name.endsWith("#"));
    }

    private static boolean isOverride(String name) {
        String base = name.substring(0, name.length() - extension(name).length());
        return base.equals("override") || base.endsWith("_override");
    }
}
