package dev.terrane.acceptance.parser;

import java.util.List;
import java.util.function.Supplier;

/// The parsers that are compared, each with the sizes of files (in kB) that it is measured with. HCL4j
/// takes quadratic time, which makes minutes of the largest.
@SuppressWarnings("ImmutableEnumChecker") // lists of List.of and constructors do not change
enum Parser {
    TERRANE("Terrane", List.of(100, 1000, 4000), TerraneReader::new),
    REWRITE("rewrite-hcl", List.of(100, 1000, 4000), RewriteReader::new),
    HCL4J("HCL4j", List.of(100, 400, 1000), Hcl4jReader::new);

    private final String shownName;
    private final List<Integer> kilobytes;
    private final Supplier<LanguageReader> reader;

    Parser(String shownName, List<Integer> kilobytes, Supplier<LanguageReader> reader) {
        this.shownName = shownName;
        this.kilobytes = kilobytes;
        this.reader = reader;
    }

    String shownName() {
        return shownName;
    }

    List<Integer> kilobytes() {
        return kilobytes;
    }

    LanguageReader reader() {
        return reader.get();
    }
}
