package dev.terrane.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.checking.AttributeCheck;
import dev.terrane.config.checking.ReferenceCheck;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.diagnostic.Diagnostic;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Wrong configurations, each with what is said about it: the files under `cases`. Severity, file and
/// line are those of Terraform 1.11.4.
class DiagnosticCasesTest {
    private static final List<String> FILES =
            List.of("variables", "blocks", "modules", "overrides", "references");

    record Case(Map<String, String> files, List<String> expected) {}

    static Stream<Named<Case>> cases() {
        return FILES.stream().flatMap(DiagnosticCasesTest::casesOf);
    }

    private static Stream<Named<Case>> casesOf(String file) {
        return Arrays.stream(text(file).split("(?m)^### "))
                .skip(1)
                .map(part -> part.split("\n", 2))
                .map(part -> Named.of(file + ": " + part[0], parse(part[1])));
    }

    private static String text(String file) {
        try (InputStream in =
                DiagnosticCasesTest.class.getResourceAsStream("cases/" + file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String section : text.split("(?m)^-- ")) {
            String[] parts = section.split("\n", 2);
            if (!parts[0].isBlank()) {
                files.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return new Case(files, files.remove("expected").lines().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reports(Case wrong) {
        LoadResult loaded =
                ConfigurationLoader.load(LoadRequest.of(new MemoryFiles(wrong.files())));
        List<Diagnostic> problems = new ArrayList<>(loaded.problems());
        if (!loaded.hasErrors()) {
            problems.addAll(ReferenceCheck.check(loaded, AttributeCheck.NONE).problems());
        }

        assertThat(problems.stream().map(DiagnosticCasesTest::line).sorted().toList())
                .isEqualTo(wrong.expected());
    }

    private static String line(Diagnostic problem) {
        String place = problem.where().map(Object::toString).orElse("-:0");
        return "%s %s %s"
                .formatted(
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        place,
                        problem.summary());
    }
}
