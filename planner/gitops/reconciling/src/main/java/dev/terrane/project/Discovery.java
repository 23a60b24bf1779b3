package dev.terrane.project;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds the root modules of a repository that says nothing of projects.
///
/// A folder with configuration files is one if it says where its state is kept, also where nothing is declared there any
/// more or yet, or if no other folder calls it as a module; but what lies below a folder `modules`, and is called by nobody, is a
/// module that somebody elsewhere calls.
final class Discovery {
    private static final Set<String> SKIPPED = Set.of("node_modules", "vendor");
    private static final String ROOT_NAME = "root";
    private static final BodySchema TOP =
            new BodySchema(
                    List.of(),
                    List.of(
                            BlockSchema.of("terraform"),
                            BlockSchema.of("module", "name"),
                            BlockSchema.of("resource", "type", "name"),
                            BlockSchema.of("data", "type", "name")));
    private static final BodySchema SETTINGS =
            new BodySchema(
                    List.of(), List.of(BlockSchema.of("backend", "type"), BlockSchema.of("cloud")));
    private static final BodySchema CALL =
            new BodySchema(List.of(AttributeSchema.optional("source")), List.of());

    private final SourceTree tree;
    private final Set<String> called = new HashSet<>();
    private final SortedMap<String, Folder> folders = new TreeMap<>();

    /// What the files of one folder have.
    private static final class Folder {
        private boolean backend;
        private boolean content;
    }

    private Discovery(SourceTree tree) {
        this.tree = tree;
    }

    static List<Project> find(SourceTree tree) throws IOException {
        return new Discovery(tree).find();
    }

    static boolean isSkipped(String folder) {
        return folder.startsWith(".") || SKIPPED.contains(folder);
    }

    static boolean isBelowSkipped(String path) {
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            if (isSkipped(names[i])) {
                return true;
            }
        }
        return false;
    }

    private List<Project> find() throws IOException {
        for (String path : tree.files()) {
            if (isConfiguration(path)) {
                read(path);
            }
        }
        List<Project> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        folders.forEach((path, folder) -> {
            if (isRoot(path, folder)) {
                found.add(Project.found(name(path, names), path));
            }
        });
        return found;
    }

    private boolean isRoot(String path, Folder folder) {
        return folder.backend
                || (folder.content
                        && !called.contains(path)
                        && !("/" + path).contains("/modules/"));
    }

    /// A name of letters that a folder may have anywhere.
    private static String name(String folder, Set<String> taken) {
        String plain =
                folder.isEmpty()
                        ? ROOT_NAME
                        : folder.replaceAll("[^A-Za-z0-9_./-]", "-")
                                .replaceAll("(^|/)[.-]+", "$1_");
        String name = plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + "-" + number;
        }
        return name;
    }

    private static boolean isConfiguration(String path) {
        return path.endsWith(".tf")
                || path.endsWith(".tf.json")
                || path.endsWith(".tofu")
                || path.endsWith(".tofu.json");
    }

    private void read(String path) throws IOException {
        Optional<byte[]> text = tree.read(path);
        if (text.isEmpty()) {
            return;
        }
        int slash = path.lastIndexOf('/');
        String directory = slash < 0 ? "" : path.substring(0, slash);
        Folder folder = folders.computeIfAbsent(directory, at -> new Folder());
        Diagnostics ignored = new Diagnostics();
        Source source = new Source(path, text.get());
        Body body =
                (path.endsWith(".json")
                                ? JsonParser.parse(source, ignored)
                                : HclParser.parse(source, ignored))
                        .body();
        for (Block block : body.partialContent(TOP, ignored).content().blocks()) {
            add(block, directory, folder, ignored);
        }
    }

    private void add(Block block, String directory, Folder folder, Diagnostics ignored) {
        switch (block.type()) {
            case "terraform" ->
                    folder.backend |=
                            !block.body()
                                    .partialContent(SETTINGS, ignored)
                                    .content()
                                    .blocks()
                                    .isEmpty();
            case "module" -> {
                folder.content = true;
                block.body()
                        .partialContent(CALL, ignored)
                        .content()
                        .attribute("source")
                        .map(source -> Evaluator.evaluateConstant(source.expression(), ignored))
                        .filter(Value.StringValue.class::isInstance)
                        .map(source -> ((Value.StringValue) source).text())
                        .filter(source -> source.startsWith("./") || source.startsWith("../"))
                        .ifPresent(source -> called.add(resolve(directory, source)));
            }
            default -> folder.content = true;
        }
    }

    /// `live/network` and `../../modules/vpc` give `modules/vpc`.
    private static String resolve(String directory, String source) {
        return Path.of("/" + directory)
                .resolve(source)
                .normalize()
                .toString()
                .replace('\\', '/')
                .replaceFirst("^/", "");
    }
}
