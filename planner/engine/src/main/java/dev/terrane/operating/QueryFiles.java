package dev.terrane.operating;

import dev.terrane.config.ListBlock;
import dev.terrane.config.decoding.ListDecoder;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.HclParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of a root module that say which objects are to be found: `*.tfquery.hcl`.
public final class QueryFiles {
    private static final String ENDING = ".tfquery.hcl";

    private QueryFiles() {}

    /// All blocks, file by file.
    public static List<ListBlock> read(Path directory, Diagnostics diagnostics) {
        ListDecoder decoder = new ListDecoder(diagnostics);
        List<ListBlock> lists = new ArrayList<>();
        try {
            List<Path> files = files(directory);
            for (Path file : files) {
                Source source =
                        new Source(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                lists.addAll(decoder.lists(HclParser.parse(source, diagnostics).body()));
            }
            if (files.isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "No query files",
                                "There is no file whose name ends with %s here. Write \"list\" blocks into one."
                                        .formatted(ENDING)));
            }
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Query file can not be read",
                            "%s: %s.".formatted(directory, e.getMessage())));
        }
        return lists;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
