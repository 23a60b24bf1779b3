package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.plan.CheckResult;
import dev.terrane.value.json.DocumentJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the outcomes of conditions that a state file keeps as JSON.
final class StoredChecks {
    private StoredChecks() {}

    /// @param text `null` or an array, as it stands in the state file; what can not be read is no
    ///     outcome
    static List<CheckResult> read(String text) {
        List<CheckResult> results = new ArrayList<>();
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    results.add(readResult(json));
                }
            }
            return results;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static CheckResult readResult(JsonParser json) throws IOException {
        String kind = "";
        String address = "";
        CheckResult.Status status = CheckResult.Status.UNKNOWN;
        List<CheckResult.Instance> instances = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "object_kind" -> kind = kind(json.getText());
                case "config_addr" -> address = json.getText();
                case "status" -> status = status(json.getText());
                case "objects" -> readInstances(json, instances);
                default -> json.skipChildren();
            }
        }
        return new CheckResult(kind, address, status, instances);
    }

    private static String kind(String stored) {
        return stored.equals("output") ? "output_value" : stored;
    }

    private static CheckResult.Status status(String stored) {
        return switch (stored) {
            case "pass" -> CheckResult.Status.PASS;
            case "fail" -> CheckResult.Status.FAIL;
            case "error" -> CheckResult.Status.ERROR;
            default -> CheckResult.Status.UNKNOWN;
        };
    }

    private static void readInstances(JsonParser json, List<CheckResult.Instance> instances)
            throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            instances.add(readInstance(json));
        }
    }

    private static CheckResult.Instance readInstance(JsonParser json) throws IOException {
        String address = "";
        CheckResult.Status status = CheckResult.Status.UNKNOWN;
        List<String> problems = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "object_addr" -> address = json.getText();
                case "status" -> status = status(json.getText());
                case "failure_messages" -> readProblems(json, problems);
                default -> json.skipChildren();
            }
        }
        return new CheckResult.Instance(address, status, problems);
    }

    private static void readProblems(JsonParser json, List<String> problems) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            problems.add(json.getText());
        }
    }
}
