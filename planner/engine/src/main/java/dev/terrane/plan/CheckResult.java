package dev.terrane.plan;

import java.util.List;

/// How the conditions of one object, output or check block came out.
///
/// @param kind `resource`, `output_value`, `check` or `var`
/// @param configAddress without instance keys
public record CheckResult(
        String kind, String configAddress, Status status, List<Instance> instances) {
    public CheckResult {
        instances = List.copyOf(instances);
    }

    public enum Status {
        PASS,
        FAIL,
        ERROR,
        UNKNOWN
    }

    public record Instance(String address, Status status, List<String> problems) {
        public Instance {
            problems = List.copyOf(problems);
        }
    }
}
