package dev.terrane.cli.view;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.testing.FileResult;
import dev.terrane.testing.RunResult;
import dev.terrane.testing.SuiteResult;
import dev.terrane.testing.TestStatus;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// How tests came out, in the XML format of JUnit that pipelines read: a file is a suite, a run a
/// test case.
public final class JUnitReport {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    private JUnitReport() throws XMLStreamException {
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    public static String of(SuiteResult result) {
        try {
            return new JUnitReport().write(result);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory", e);
        }
    }

    private String write(SuiteResult result) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        begin("testsuites");
        for (FileResult file : result.files()) {
            write(file);
        }
        end();
        xml.writeEndDocument();
        xml.close();
        return text + "\n";
    }

    private void write(FileResult file) throws XMLStreamException {
        begin("testsuite");
        xml.writeAttribute("name", file.file().path());
        xml.writeAttribute("tests", String.valueOf(file.runs().size()));
        xml.writeAttribute("skipped", count(file, TestStatus.SKIP));
        xml.writeAttribute("failures", count(file, TestStatus.FAIL));
        xml.writeAttribute("errors", count(file, TestStatus.ERROR));
        for (RunResult run : file.runs()) {
            write(file, run);
        }
        end();
    }

    private static String count(FileResult file, TestStatus status) {
        return String.valueOf(file.runs().stream().filter(r -> r.status() == status).count());
    }

    private void write(FileResult file, RunResult run) throws XMLStreamException {
        begin("testcase");
        xml.writeAttribute("name", run.run().name());
        xml.writeAttribute("classname", file.file().path());
        if (run.started().isPresent()) {
            xml.writeAttribute(
                    "time", String.format(Locale.ROOT, "%.3f", run.elapsedMillis() / 1000.0));
            xml.writeAttribute(
                    "timestamp",
                    DateTimeFormatter.ISO_INSTANT.format(
                            run.started().get().truncatedTo(ChronoUnit.SECONDS)));
        }
        switch (run.status()) {
            case PASS -> {}
            case SKIP -> element("skipped", Optional.of(reasonToSkip(file)), "");
            case FAIL -> element("failure", Optional.of(failure(run)), errors(run));
            case ERROR -> element("error", Optional.of("The run could not be judged"), errors(run));
        }
        List<Diagnostic> warnings =
                run.problems().stream().filter(problem -> !problem.isError()).toList();
        if (!warnings.isEmpty()) {
            element("system-err", Optional.empty(), shown(warnings));
        }
        end();
    }

    private static String failure(RunResult run) {
        String first =
                run.problems().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::detail)
                        .findFirst()
                        .orElse("");
        return "%d of %d assertions do not hold, the first: %s"
                .formatted(run.failedAssertions(), run.run().assertions().size(), first);
    }

    private static String reasonToSkip(FileResult file) {
        return file.runs().stream()
                .filter(run -> run.status() == TestStatus.ERROR)
                .map(run -> "Skipped, because \"%s\" came to no end".formatted(run.run().name()))
                .findFirst()
                .orElse("Skipped");
    }

    private static String errors(RunResult run) {
        return shown(run.problems().stream().filter(Diagnostic::isError).toList());
    }

    private static String shown(List<Diagnostic> problems) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DiagnosticText(new PrintStream(bytes, true, StandardCharsets.UTF_8)).write(problems);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void element(String name, Optional<String> message, String content)
            throws XMLStreamException {
        begin(name);
        if (message.isPresent()) {
            xml.writeAttribute("message", readable(message.get()));
        }
        xml.writeCharacters(readable(content));
        xml.writeEndElement();
        depth--;
    }

    /// XML can not hold most control characters at all.
    private static String readable(String text) {
        return text.codePoints()
                .map(c -> isReadable(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isReadable(int c) {
        return c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF);
    }

    private void begin(String name) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        line();
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
