package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.cli.view.AuditText;
import dev.terrane.cli.view.Console;
import dev.terrane.cli.view.DiagnosticText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.AuditLog;
import dev.terrane.state.AuditRecord;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `terrane audit`: who has changed what, and when.
public final class AuditCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "audit", "Shows which commands have changed this state, and who ran them.")
                .addOption(Options.toggle("json", false, "One JSON object a line."))
                .addOption(
                        Options.text(
                                "since",
                                "TIME",
                                "Only from then on, such as 2026-05-01, 2026-05-01T10:00:00Z, 36h or 7d."))
                .addOption(
                        Options.text(
                                "address",
                                "ADDRESS",
                                "Only what touched this resource, or what is in this module."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    /// The log, and how far the state itself has come.
    ///
    /// @param whole whether what other machines have done is in it
    private record Kept(AuditLog log, long serial, boolean whole) {}

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Instant> since = since(arguments, diagnostics);
        Optional<String> address = address(arguments, diagnostics);
        if (!diagnostics.hasErrors()) {
            show(arguments, context, since, address, diagnostics);
        }
        tell(diagnostics.list(), arguments, context);
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    /// Nothing else stands between the lines of JSON.
    private static void tell(
            List<Diagnostic> problems, ParseResult arguments, CommandContext context) {
        boolean noColor = Options.isOn(arguments, "no-color");
        if (Options.isOn(arguments, "json")) {
            Console console = Consoles.of(context, noColor);
            new DiagnosticText(context.invocation().err(), console.style(), console.width())
                    .write(problems);
        } else {
            new HumanReporter(context, noColor, false).diagnostics(problems);
        }
    }

    private static void show(
            ParseResult arguments,
            CommandContext context,
            Optional<Instant> since,
            Optional<String> address,
            Diagnostics diagnostics) {
        try {
            Kept kept =
                    States.here(
                            context,
                            OlderPaths.NONE,
                            store ->
                                    new Kept(
                                            AuditLog.read(store.companions()),
                                            store.read().serial(),
                                            store.keepsCompanions()));
            List<AuditRecord> wanted =
                    kept.log().records().stream()
                            .filter(each -> since.isEmpty() || isFrom(each, since.get()))
                            .filter(each -> address.isEmpty() || touches(each, address.get()))
                            .toList();
            print(wanted, Options.isOn(arguments, "json"), context);
            reportBreaks(kept.log().broken(), diagnostics);
            reportOthers(kept, diagnostics);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }

    private static void print(List<AuditRecord> records, boolean json, CommandContext context) {
        var out = context.invocation().out();
        if (records.isEmpty() && !json) {
            out.println("No audit records.");
        }
        for (AuditRecord each : records) {
            out.println(
                    json
                            ? new String(each.toJson(), StandardCharsets.UTF_8)
                            : String.join("\n", AuditText.lines(each)));
        }
    }

    private static Optional<Instant> since(ParseResult arguments, Diagnostics diagnostics) {
        Optional<String> text = Options.textOf(arguments, "since");
        Optional<Instant> since =
                text.flatMap(given -> PointInTime.parse(given, Clock.systemUTC().instant()));
        if (text.isPresent() && since.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid time",
                            "-since=%s is no time. Examples: 2026-05-01, 2026-05-01T10:00:00Z, 36h, 7d."
                                    .formatted(text.get())));
        }
        return since;
    }

    private static Optional<String> address(ParseResult arguments, Diagnostics diagnostics) {
        Optional<String> text = Options.textOf(arguments, "address");
        if (text.isPresent()
                && AddressParser.instance(text.get()).isEmpty()
                && AddressParser.module(text.get()).isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid address",
                            "-address=%s is no address of a resource or module. One looks like aws_vpc.main, aws_subnet.a[0] or module.net."
                                    .formatted(text.get())));
        }
        return text;
    }

    /// A record whose time can not be read is shown, because somebody has tampered with it.
    private static boolean isFrom(AuditRecord each, Instant since) {
        return PointInTime.parse(each.time(), since).filter(time -> time.isBefore(since)).isEmpty();
    }

    private static boolean touches(AuditRecord each, String wanted) {
        return each.deed().addresses().stream()
                .anyMatch(address ->
                        address.equals(wanted)
                                || address.startsWith(wanted + ".")
                                || address.startsWith(wanted + "["));
    }

    private static void reportBreaks(List<String> broken, Diagnostics diagnostics) {
        for (String each : broken) {
            diagnostics.add(
                    Diagnostic.error(
                            "The chain of audit records is broken",
                            "Beside the state, %s: somebody has changed the records by other means. Where the place that keeps the state keeps earlier versions, compare with those."
                                    .formatted(each)));
        }
    }

    private static void reportOthers(Kept kept, Diagnostics diagnostics) {
        if (!kept.whole()) {
            diagnostics.add(
                    Diagnostic.warning(
                            "Records of this machine alone",
                            "The backend keeps a state and nothing else, so each machine keeps the records of what was done on it, in .terrane. The state's serial is %d. For a backend \"http\", TERRANE_HTTP_COMPANION_ADDRESS can name a place for them beside the state."
                                    .formatted(kept.serial())));
            return;
        }
        if (kept.log().records().isEmpty()) {
            return;
        }
        long last = kept.log().records().getLast().deed().serialAfter();
        if (last != kept.serial()) {
            diagnostics.add(
                    Diagnostic.warning(
                            "The state has moved on without a record",
                            "The last record led to serial %d, and the state is serial %d now: another program, such as terraform, has written it since, or records were cut off."
                                    .formatted(last, kept.serial())));
        }
    }
}
