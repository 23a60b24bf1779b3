package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.testing.FileResult;
import dev.terrane.testing.RunResult;
import dev.terrane.testing.SuiteResult;
import dev.terrane.testing.SuiteRunner.Left;
import dev.terrane.testing.TestListener;
import dev.terrane.testing.TestStatus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The lines of an [EventStream] that say how tests come out. Those about a file or a run carry
/// `@testfile` and `@testrun`.
public final class TestEvents implements TestListener {
    private static final String PLAN_FORMAT = "1.2";
    private static final String STATE_FORMAT = "1.0";

    private final EventStream stream;
    private final boolean verbose;
    private final Leftovers leftovers;

    /// @param verbose whether the plan or state of each run is told
    public TestEvents(EventStream stream, boolean verbose, Leftovers leftovers) {
        this.stream = stream;
        this.verbose = verbose;
        this.leftovers = leftovers;
    }

    @Override
    public void suiteStarted(List<TestFile> files) {
        long runs = files.stream().mapToLong(file -> file.runs().size()).sum();
        stream.write(
                "info",
                "Found %s and %s".formatted(count(files.size(), "file"), count(runs, "run block")),
                json -> {
                    json.writeFieldName("test_abstract");
                    json.writeStartObject();
                    for (TestFile file : files) {
                        json.writeFieldName(file.path());
                        writeNames(json, file);
                    }
                    json.writeEndObject();
                    json.writeStringField("type", "test_abstract");
                });
    }

    private static void writeNames(JsonGenerator json, TestFile file) throws IOException {
        json.writeStartArray();
        for (TestRun run : file.runs()) {
            json.writeString(run.name());
        }
        json.writeEndArray();
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    @Override
    public void fileStarted(TestFile file) {
        file(file, "in progress", "starting", Optional.empty());
    }

    private void file(TestFile file, String word, String progress, Optional<TestStatus> status) {
        stream.write(
                "info",
                file.path() + "... " + word,
                labels(file),
                json -> {
                    json.writeFieldName("test_file");
                    json.writeStartObject();
                    json.writeStringField("path", file.path());
                    json.writeStringField("progress", progress);
                    if (status.isPresent()) {
                        json.writeStringField("status", status.get().word());
                    }
                    json.writeEndObject();
                    json.writeStringField("type", "test_file");
                });
    }

    @Override
    public void runStarted(TestFile file, TestRun run) {
        begun(file, run, "in progress", "starting");
    }

    @Override
    public void stateCleanUpStarted(TestFile file, TestRun last) {
        begun(file, last, "tearing down", "teardown");
    }

    private void begun(TestFile file, TestRun run, String word, String progress) {
        run(
                file,
                run,
                word,
                json -> {
                    json.writeStringField("progress", progress);
                    json.writeNumberField("elapsed", 0);
                });
    }

    private void run(TestFile file, TestRun run, String word, JsonDocument.Content content) {
        stream.write(
                "info",
                "  \"%s\"... %s".formatted(run.name(), word),
                labels(file, run),
                json -> {
                    json.writeFieldName("test_run");
                    json.writeStartObject();
                    json.writeStringField("path", file.path());
                    json.writeStringField("run", run.name());
                    content.write(json);
                    json.writeEndObject();
                    json.writeStringField("type", "test_run");
                });
    }

    @Override
    public synchronized void runFinished(TestFile file, RunResult result, Optional<Shown> shown) {
        boolean bad = result.status().compareTo(TestStatus.PASS) > 0;
        run(
                file,
                result.run(),
                bad ? "fail" : result.status().word(),
                json -> {
                    json.writeStringField("progress", "complete");
                    if (result.started().isPresent()) {
                        json.writeNumberField("elapsed", result.elapsedMillis());
                    }
                    json.writeStringField("status", result.status().word());
                });
        if (verbose && shown.isPresent()) {
            show(file, result.run(), shown.get());
        }
        result.problems()
                .forEach(problem -> stream.diagnostic(problem, labels(file, result.run())));
    }

    private void show(TestFile file, TestRun run, Shown shown) {
        switch (shown) {
            case Shown.Planned planned ->
                    shown(
                            file,
                            run,
                            "test_plan",
                            "The plan of the run, as -verbose asks",
                            json -> {
                                json.writeStringField("plan_format_version", PLAN_FORMAT);
                                new ChangesJson(json).write(planned.plan().plan());
                            });
            case Shown.Made made ->
                    shown(
                            file,
                            run,
                            "test_state",
                            "The state after the run, as -verbose asks",
                            json -> {
                                json.writeStringField("state_format_version", STATE_FORMAT);
                                new StateJson(new ObjectTypes(made.plan().providers()))
                                        .writeMembers(json, made.state());
                            });
        }
    }

    private void shown(
            TestFile file, TestRun run, String type, String message, JsonDocument.Content content) {
        stream.write(
                "info",
                message,
                labels(file, run),
                json -> {
                    json.writeFieldName(type);
                    json.writeStartObject();
                    content.write(json);
                    json.writeEndObject();
                    json.writeStringField("type", type);
                });
    }

    @Override
    public void cleanUpStarted(TestFile file) {
        file(file, "tearing down", "teardown", Optional.empty());
    }

    @Override
    public void leftOver(
            TestFile file, TestRun last, StateSnapshot left, List<Diagnostic> problems) {
        List<Leftovers.LeftObject> objects = Leftovers.objects(left);
        if (!objects.isEmpty()) {
            String kept = leftovers.keep(file, last, left);
            stream.write(
                    "error",
                    "What the run \"%s\" in %s has made could not all be destroyed."
                            .formatted(last.name(), file.path()),
                    labels(file, last),
                    json -> {
                        json.writeFieldName("test_cleanup");
                        json.writeStartObject();
                        writeObjects(json, "failed_resources", objects);
                        json.writeStringField("kept_state", kept);
                        json.writeEndObject();
                        json.writeStringField("type", "test_cleanup");
                    });
        }
        problems.forEach(problem -> stream.diagnostic(problem, labels(file, last)));
    }

    private static void writeObjects(
            JsonGenerator json, String name, List<Leftovers.LeftObject> objects)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (Leftovers.LeftObject object : objects) {
            json.writeStartObject();
            json.writeStringField("instance", object.address());
            if (!object.deposedKey().isEmpty()) {
                json.writeStringField("deposed_key", object.deposedKey());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What there is when the user does not want to wait for the clean-up.
    public void interrupted(List<Left> left) {
        Map<String, Left> byRun = new TreeMap<>();
        left.forEach(each -> byRun.put(each.last().name(), each));
        stream.write(
                "error",
                "Ended at once: what the tests have made may still be there.",
                json -> {
                    json.writeFieldName("test_interrupt");
                    json.writeStartObject();
                    json.writeFieldName("states");
                    json.writeStartObject();
                    for (Left each : byRun.values()) {
                        leftovers.keep(each.file(), each.last(), each.state());
                        writeObjects(json, each.last().name(), Leftovers.objects(each.state()));
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeStringField("type", "test_interrupt");
                });
    }

    @Override
    public void fileFinished(FileResult result, List<Diagnostic> problems) {
        TestStatus status = result.status().and(TestStatus.PASS);
        file(
                result.file(),
                status == TestStatus.PASS ? "pass" : "fail",
                "complete",
                Optional.of(status));
        problems.forEach(problem -> stream.diagnostic(problem, labels(result.file())));
    }

    @Override
    public void suiteFinished(SuiteResult result) {
        boolean good = result.status().compareTo(TestStatus.PASS) <= 0;
        stream.write(
                "info",
                (good ? "Success! " : "Failure! ") + TestText.counts(result),
                json -> {
                    json.writeFieldName("test_summary");
                    json.writeStartObject();
                    json.writeStringField("status", result.status().and(TestStatus.PASS).word());
                    json.writeNumberField("passed", result.count(TestStatus.PASS));
                    json.writeNumberField("failed", result.count(TestStatus.FAIL));
                    json.writeNumberField("errored", result.count(TestStatus.ERROR));
                    json.writeNumberField("skipped", result.count(TestStatus.SKIP));
                    json.writeEndObject();
                    json.writeStringField("type", "test_summary");
                });
    }

    private static Map<String, String> labels(TestFile file) {
        return Map.of("@testfile", file.path());
    }

    private static Map<String, String> labels(TestFile file, TestRun run) {
        Map<String, String> labels = new TreeMap<>(labels(file));
        labels.put("@testrun", run.name());
        return labels;
    }
}
