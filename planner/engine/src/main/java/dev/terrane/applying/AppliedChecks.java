package dev.terrane.applying;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.plan.CheckResult;
import dev.terrane.plan.CheckResult.Instance;
import dev.terrane.plan.CheckResult.Status;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How conditions have come out when a plan was applied, as the state keeps it for Terraform.
///
/// What was not evaluated again is as it was planned.
final class AppliedChecks {
    private final Map<String, List<ConditionOutcome>> outcomes = new HashMap<>();

    synchronized void add(ConditionOutcome outcome) {
        outcomes.computeIfAbsent(outcome.address(), key -> new ArrayList<>()).add(outcome);
    }

    /// `null`, or an array with an object for each thing that has conditions.
    synchronized String json(Collection<CheckResult> planned) {
        if (planned.isEmpty()) {
            return "null";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (CheckResult result : planned) {
                write(result, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private void write(CheckResult planned, JsonGenerator json) throws IOException {
        List<Instance> instances = planned.instances().stream().map(this::applied).toList();
        Status worst =
                instances.stream()
                        .map(Instance::status)
                        .reduce(Status::worse)
                        .orElse(planned.status());
        json.writeStartObject();
        json.writeStringField("object_kind", kind(planned.kind()));
        json.writeStringField("config_addr", planned.configAddress());
        json.writeStringField("status", word(worst));
        if (instances.isEmpty()) {
            json.writeNullField("objects");
        } else {
            json.writeArrayFieldStart("objects");
            for (Instance instance : instances) {
                write(instance, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(Instance instance, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("object_addr", instance.address());
        json.writeStringField("status", word(instance.status()));
        if (!instance.problems().isEmpty()) {
            json.writeArrayFieldStart("failure_messages");
            for (String problem : instance.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private Instance applied(Instance planned) {
        List<ConditionOutcome> found = outcomes.getOrDefault(planned.address(), List.of());
        if (found.isEmpty()) {
            return planned;
        }
        Status worst =
                found.stream()
                        .map(outcome -> status(outcome.result()))
                        .reduce(Status.PASS, Status::worse);
        List<String> problems =
                found.stream()
                        .map(ConditionOutcome::problem)
                        .filter(problem -> !problem.isEmpty())
                        .toList();
        return new Instance(planned.address(), worst, problems);
    }

    private static Status status(ConditionOutcome.Result result) {
        return switch (result) {
            case PASS -> Status.PASS;
            case FAIL -> Status.FAIL;
            case ERROR -> Status.ERROR;
            case UNKNOWN -> Status.UNKNOWN;
        };
    }

    private static String kind(String kind) {
        return kind.equals("output_value") ? "output" : kind;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
