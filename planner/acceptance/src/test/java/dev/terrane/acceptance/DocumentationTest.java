package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The documents name what exists.
class DocumentationTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("dev.terrane");
    private static final Pattern QUOTED_NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern NAME_IN_DRAWING =
            Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    private static final Pattern DRAWING = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern QUOTED_PACKAGE =
            Pattern.compile("`dev\\.terrane\\.([a-z]+(?:\\.[a-z]+)*)`");
    private static final Pattern MODULE_ROW =
            Pattern.compile("(?m)^\\| `([a-z/]+)(/\\*)?` \\| (.*?) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([a-z.]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesOfClassesExist(String document) {
        String text = ProjectFiles.read(ProjectFiles.root().resolve(document));
        Set<String> classes =
                CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        classes.addAll(namesOfTests());

        Stream<String> quoted = QUOTED_NAME.matcher(text).results().map(match -> match.group(1));
        Stream<String> drawn =
                DRAWING.matcher(text)
                        .results()
                        .filter(block -> block.group(1).isEmpty())
                        .flatMap(drawing -> NAME_IN_DRAWING.matcher(drawing.group(2)).results())
                        .map(MatchResult::group);

        assertThat(Stream.concat(quoted, drawn)).isNotEmpty().allMatch(classes::contains);
    }

    /// Those of other modules are not on the class path.
    private static List<String> namesOfTests() {
        return ProjectFiles.under(ProjectFiles.root()).stream()
                .filter(file -> file.toString().contains("/src/test/java/"))
                .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesOfPackagesExist(String document) {
        String text = ProjectFiles.read(ProjectFiles.root().resolve(document));

        assertThat(QUOTED_PACKAGE.matcher(text).results().map(match -> match.group(1)))
                .allMatch(DocumentationTest::isPackage);
    }

    @Test
    void theTableOfModulesNamesFoldersAndTheirPackages() {
        String text = ProjectFiles.read(ProjectFiles.root().resolve("ARCHITECTURE.md"));

        List<String> wrong = new ArrayList<>();
        List<MatchResult> rows = MODULE_ROW.matcher(text).results().toList();
        for (MatchResult row : rows) {
            if (!Files.isDirectory(ProjectFiles.root().resolve(row.group(1)))) {
                wrong.add(row.group(1));
            }
            QUOTED.matcher(row.group(3))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !isPackage(name))
                    .forEach(wrong::add);
        }

        assertThat(rows).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static boolean isPackage(String name) {
        return CLASSES.containPackage("dev.terrane." + name);
    }

    static Stream<Path> documents() {
        return ProjectFiles.under(ProjectFiles.root()).stream()
                .filter(file -> file.toString().endsWith(".md"))
                .map(file -> ProjectFiles.root().relativize(file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        Path file = ProjectFiles.root().resolve(document);

        assertThat(LINK.matcher(withoutCode(ProjectFiles.read(file))).results())
                .extracting(match -> match.group(1))
                .filteredOn(target -> !target.matches("[a-z]+:.*"))
                .allMatch(target -> leadsSomewhere(file, target));
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?ms)^```.*?^```", "").replaceAll("`[^`\\n]*`", "");
    }

    private static boolean leadsSomewhere(Path from, String target) {
        String[] parts = target.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]);
        return Files.exists(to) && (parts.length == 1 || anchors(to).contains(parts[1]));
    }

    /// As Git hosts make them from headings.
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(ProjectFiles.read(document))
                .results()
                .map(match -> match.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
