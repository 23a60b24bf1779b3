import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or writes the format of every Java source under a folder (arguments: `check` or `write`, the folder).
///
/// Strings and text blocks stay as they are: many hold configurations whose columns the tests speak of.
/// Documentation stays too: it is Markdown, with tables and lists that the author arranged.
void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    var unformatted = new ArrayList<Path>();
    for (var source : sources(Path.of(arguments[1]))) {
        var before = Files.readString(source);
        var after = formatted(source, before);
        if (!after.equals(before)) {
            unformatted.add(source);
            if (write) {
                Files.writeString(source, after);
            }
        }
    }
    unformatted.forEach(source -> IO.println((write ? "Formatted " : "Not formatted: ") + source));
    if (!write && !unformatted.isEmpty()) {
        IO.println("Format them by: mvn -N verify -Dformat=write");
        System.exit(1);
    }
}

List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Stream.concat(
            Files.walk(root.resolve("planner")), Files.walk(root.resolve("providers")))) {
        return files.filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !root.relativize(file).toString().contains("/target/"))
                .sorted()
                .toList();
    }
}

String formatted(Path source, String text) {
    var options = JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build();
    try {
        var imports = RemoveUnusedImports.removeUnusedImports(text);
        return new Formatter(options).formatSource(ImportOrderer.reorderImports(imports, Style.AOSP));
    } catch (FormatterException e) {
        throw new IllegalStateException(source + ": " + e.getMessage(), e);
    }
}
