package dev.terrane.cli.view;

import static dev.terrane.cli.view.Plans.change;
import static dev.terrane.cli.view.Plans.data;
import static dev.terrane.cli.view.Plans.secret;
import static dev.terrane.cli.view.Plans.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class EventStreamTest {
    private static final String COMMON =
            "\"@module\":\"terrane.ui\",\"@timestamp\":\"2026-01-02T03:04:05.678900Z\"";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventStream stream =
            new EventStream(
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    Clock.fixed(Instant.parse("2026-01-02T03:04:05.6789Z"), ZoneOffset.UTC));

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).replace(COMMON, "*").lines().toList();
    }

    private static String resource(String name, String address, String key) {
        String simple = address.substring(address.lastIndexOf("terraform_data"));
        String module =
                address.startsWith("module") ? address.substring(0, address.indexOf(".terr")) : "";
        return "\"%s\":{\"addr\":\"%s\",\"module\":\"%s\",\"resource\":\"%s\",\"implied_provider\":\"terraform\",\"resource_type\":\"terraform_data\",\"resource_name\":\"a\",\"resource_key\":%s}"
                .formatted(name, address, module, simple, key);
    }

    @Test
    void beginsWithItsVersionAndTheOneThatItStandsInFor() {
        stream.version("0.1.0");

        assertThat(lines())
                .containsExactly(
                        """
                        {"@level":"info","@message":"Terrane 0.1.0",*,"terrane":"0.1.0","terraform":"1.11.4",\
                        "type":"version","ui":"1.2"}\
                        """);
    }

    @Test
    void saysWhatIsPlannedWithoutValues() {
        Value old = data(value("1"), secret("hush"), value("x"));
        stream.plan(
                Plans.of(
                        List.of(
                                change(
                                        "module.m.terraform_data.a[0]",
                                        "module.m.terraform_data.a",
                                        new Change.NoOp(old),
                                        ActionReason.NONE,
                                        Optional.empty()),
                                change("terraform_data.a", new Change.NoOp(old)),
                                change(
                                        "terraform_data.a",
                                        new Change.Replace(old, old, List.of(), false),
                                        ActionReason.REPLACE_BECAUSE_TAINTED)),
                        List.of(
                                new OutputChange(
                                        "o",
                                        Value.NULL,
                                        secret("hush"),
                                        true,
                                        OutputChange.Kind.CREATE)),
                        List.of(Plans.drift("terraform_data.a", new Change.Delete(old))),
                        List.of()));

        assertThat(lines())
                .containsExactly(
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Drift detected (delete)\",*,\"change\":{"
                                + resource("resource", "terraform_data.a", "null")
                                + ",\"action\":\"delete\"},\"type\":\"resource_drift\"}",
                        "{\"@level\":\"info\",\"@message\":\"module.m.terraform_data.a[0]: Plan to move\",*,\"change\":{"
                                + resource("resource", "module.m.terraform_data.a[0]", "0")
                                + ","
                                + resource("previous_resource", "module.m.terraform_data.a", "null")
                                + ",\"action\":\"move\"},\"type\":\"planned_change\"}",
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Plan to replace\",*,\"change\":{"
                                + resource("resource", "terraform_data.a", "null")
                                + ",\"action\":\"replace\",\"reason\":\"tainted\"},\"type\":\"planned_change\"}",
                        """
                        {"@level":"info","@message":"Plan: 1 to add, 0 to change, 1 to destroy.",*,"changes":{"add":1,\
                        "change":0,"import":0,"remove":1,"operation":"plan"},"type":"change_summary"}\
                        """,
                        """
                        {"@level":"info","@message":"Outputs: 1",*,"outputs":{"o":{"sensitive":true,"action":"create"}},\
                        "type":"outputs"}\
                        """);
    }

    @Test
    void saysWhatWasDoneWithoutSensitiveValues() {
        stream.applied(new Counts(2, 1, 0, 1, 0), EventStream.Operation.APPLY);
        stream.applied(new Counts(0, 0, 3, 0, 0), EventStream.Operation.DESTROY);
        stream.outputs(Map.of("pw", new OutputState(value("hush"), Type.STRING, true)));
        stream.outputs(Map.of("o", new OutputState(value(1), Type.NUMBER, false)));
        stream.diagnostic(Diagnostic.warning("Old", "Say it otherwise."));

        assertThat(lines())
                .containsExactly(
                        """
                        {"@level":"info","@message":"Apply complete! Resources: 1 imported, 2 added, 1 changed, 0 destroyed.",*,\
                        "changes":{"add":2,"change":1,"import":1,"remove":0,"operation":"apply"},"type":"change_summary"}\
                        """,
                        """
                        {"@level":"info","@message":"Destroy complete! Resources: 3 destroyed.",*,\
                        "changes":{"add":0,"change":0,"import":0,"remove":3,"operation":"destroy"},"type":"change_summary"}\
                        """,
                        """
                        {"@level":"info","@message":"Outputs: 1",*,"outputs":{"pw":{"sensitive":true,"type":"string"}},\
                        "type":"outputs"}\
                        """,
                        """
                        {"@level":"info","@message":"Outputs: 1",*,"outputs":{"o":{"sensitive":false,"type":"number","value":1}},\
                        "type":"outputs"}\
                        """,
                        """
                        {"@level":"warn","@message":"Warning: Old",*,"diagnostic":{"severity":"warning","summary":"Old",\
                        "detail":"Say it otherwise."},"type":"diagnostic"}\
                        """);
    }

    @Test
    void tellsOfProgress() {
        try (var progress = new ProgressEvents(stream)) {
            var a = Plans.address("terraform_data.a");
            progress.refreshing(a, "1");
            progress.started(a, Action.DELETE, "1");
            progress.finished(a, Action.DELETE, "1", 61_500);
            progress.failed(a, Action.CREATE, 900);
        }
        String hook = "\"hook\":{" + resource("resource", "terraform_data.a", "null");
        String id = ",\"id_key\":\"id\",\"id_value\":\"1\"";

        assertThat(lines())
                .containsExactly(
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Refreshing state... [id=1]\",*,"
                                + hook
                                + id
                                + "},\"type\":\"refresh_start\"}",
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Destroying... [id=1]\",*,"
                                + hook
                                + ",\"action\":\"delete\""
                                + id
                                + "},\"type\":\"apply_start\"}",
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Destruction complete after 1m1s\",*,"
                                + hook
                                + ",\"action\":\"delete\",\"elapsed_seconds\":61},\"type\":\"apply_complete\"}",
                        "{\"@level\":\"info\",\"@message\":\"terraform_data.a: Creation errored after 0s\",*,"
                                + hook
                                + ",\"action\":\"create\",\"elapsed_seconds\":0},\"type\":\"apply_errored\"}");
    }

    @Test
    void tellsPeopleOfProgress() {
        var console =
                new Console(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        Style.PLAIN,
                        80);
        try (var progress = new ProgressText(console)) {
            var a = Plans.address("terraform_data.a");
            progress.reading(a);
            progress.read(a, "1", 2_000);
            progress.started(a, Action.UPDATE, "1");
            progress.failed(a, Action.UPDATE, 3_000);
        }

        assertThat(lines())
                .containsExactly(
                        "terraform_data.a: Reading...",
                        "terraform_data.a: Read complete after 2s [id=1]",
                        "terraform_data.a: Modifying... [id=1]",
                        "terraform_data.a: Modifications failed after 3s");
    }

    @Test
    void whatTakesLongIsSaidEveryTenSeconds() {
        var nanos = new AtomicLong();
        List<String> told = new ArrayList<>();
        try (var running =
                new StillRunning(
                        (task, seconds) -> told.add(task.address() + " " + seconds), nanos::get)) {
            running.start(Plans.address("terraform_data.a"), Action.CREATE, "");
            for (int second = 1; second <= 25; second++) {
                nanos.addAndGet(1_000_000_000L);
                running.look();
            }
            running.end(Plans.address("terraform_data.a"), Action.CREATE);
            nanos.addAndGet(60_000_000_000L);
            running.look();
        }

        assertThat(told).containsExactly("terraform_data.a 10", "terraform_data.a 20");
    }
}
