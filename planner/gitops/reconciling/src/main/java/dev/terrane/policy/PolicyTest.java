package dev.terrane.policy;

import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What rules are expected to say of a plan.
///
/// @param policies files with the rules, relative to the test file
/// @param plan its file, relative to the test file; nothing where it stands in the test itself
/// @param document the plan itself; empty where it is in a file
/// @param fails the names of the rules that do not hold; all others do
/// @param places by the name of a rule, the changes that break it, where that is asked
public record PolicyTest(
        String name,
        SourceRange range,
        List<String> policies,
        Optional<String> plan,
        Map<String, Object> document,
        List<String> fails,
        Map<String, List<String>> places) {
    public PolicyTest {
        policies = List.copyOf(policies);
        fails = List.copyOf(fails);
        places = Map.copyOf(places);
    }

    /// What came of it.
    ///
    /// @param problems whole sentences; none where it passed
    public record Result(PolicyTest test, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        public boolean passed() {
            return problems.isEmpty();
        }
    }
}
