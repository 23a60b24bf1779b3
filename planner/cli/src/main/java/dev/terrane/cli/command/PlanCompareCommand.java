package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.PlanCollision;
import dev.terrane.planfile.PlanCollision.Meeting;
import dev.terrane.planfile.PlanCollision.Verdict;
import dev.terrane.planfile.PlanDocument;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `terrane plan compare A B`: whether two plans can both be carried out.
public final class PlanCompareCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "plan compare",
                        "Says whether two plans collide: exit status 0 where they can be carried out in any order, 4 where the second has to be planned again after the first, 3 where they conflict.")
                .addOption(Options.toggle("json", false, "Writes it as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("FILE", "2", "Two plan files."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        List<PlanDocument> plans = new ArrayList<>();
        for (String file : Options.positionals(arguments)) {
            ApprovedApply.saved(file, context, List.of(), problems)
                    .map(ApprovedApply.Approved::document)
                    .ifPresent(plans::add);
        }
        if (!problems.hasErrors() && isOfTwoStates(plans.get(0), plans.get(1))) {
            problems.add(
                    Diagnostic.error(
                            "Plans of different states",
                            "The two plans were made for different states, so neither touches what the other does."));
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(problems.list());
        if (problems.hasErrors()) {
            return FAILED;
        }
        List<Meeting> meetings = PlanCollision.of(plans.get(0), plans.get(1));
        Verdict verdict = PlanCollision.verdict(meetings);
        context.invocation()
                .out()
                .println(
                        Options.isOn(arguments, "json")
                                ? JsonDocument.indented(json -> write(json, verdict, meetings))
                                : text(verdict, meetings));
        return switch (verdict) {
            case COMMUTE -> OK;
            case ORDERED -> SUBSET;
            case CONFLICT -> REFUSED;
        };
    }

    private static boolean isOfTwoStates(PlanDocument one, PlanDocument other) {
        return !one.lineage().isEmpty()
                && !other.lineage().isEmpty()
                && !one.lineage().equals(other.lineage());
    }

    private static String text(Verdict verdict, List<Meeting> meetings) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (verdict) {
                    case COMMUTE -> "The plans can be carried out in any order.";
                    case ORDERED ->
                            "Once one of the plans is carried out, the other has to be made again.";
                    case CONFLICT -> "The plans conflict.";
                });
        for (Meeting meeting : meetings) {
            lines.add("");
            lines.add(
                    "%s: %s%s"
                            .formatted(
                                    meeting.verdict().name().toLowerCase(Locale.ROOT),
                                    meeting.place(),
                                    meeting.attribute().isEmpty()
                                            ? ""
                                            : ", " + meeting.attribute()));
            lines.add("  " + meeting.why() + ".");
        }
        return String.join("\n", lines);
    }

    private static void write(JsonGenerator json, Verdict verdict, List<Meeting> meetings)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeStringField("verdict", verdict.name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("meetings");
        for (Meeting meeting : meetings) {
            json.writeStartObject();
            json.writeStringField("verdict", meeting.verdict().name().toLowerCase(Locale.ROOT));
            json.writeStringField("place", meeting.place());
            json.writeStringField("attribute", meeting.attribute());
            json.writeStringField("why", meeting.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
