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
        UNKNOWN;

        /// A failure outweighs an error, and that what is not known yet.
        public static Status worse(Status a, Status b) {
            return rank(a) >= rank(b) ? a : b;
        }

        private static int rank(Status status) {
            return switch (status) {
                case PASS -> 0;
                case UNKNOWN -> 1;
                case ERROR -> 2;
                case FAIL -> 3;
            };
        }
    }

    public record Instance(String address, Status status, List<String> problems) {
        public Instance {
            problems = List.copyOf(problems);
        }
    }
}
