package dev.terrane.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds what rules say of a plan against what a test expects.
public final class PolicyTests {
    private PolicyTests() {}

    /// @param plan that the test names
    /// @param policies the names of all rules that were asked
    public static PolicyTest.Result run(
            PolicyTest test, PolicyCheck check, JudgedPlan plan, List<String> policies) {
        NavigableMap<String, NavigableSet<String>> broken = new TreeMap<>();
        NavigableMap<String, String> reasons = new TreeMap<>();
        for (Finding finding : check.findings(plan)) {
            NavigableSet<String> places =
                    broken.computeIfAbsent(finding.policy().name(), name -> new TreeSet<>());
            finding.place().ifPresent(places::add);
            finding.reason().ifPresent(why -> reasons.put(finding.policy().name(), why));
        }
        return new PolicyTest.Result(test, problems(test, broken, reasons, policies));
    }

    private static List<String> problems(
            PolicyTest test,
            NavigableMap<String, NavigableSet<String>> broken,
            NavigableMap<String, String> reasons,
            List<String> policies) {
        List<String> problems = new ArrayList<>();
        NavigableSet<String> expected = new TreeSet<>(test.fails());
        expected.addAll(test.places().keySet());
        for (String name : expected) {
            if (!policies.contains(name)) {
                problems.add("There is no policy \"%s\".".formatted(name));
            } else if (!broken.containsKey(name)) {
                problems.add("\"%s\" holds, and was expected not to.".formatted(name));
            }
        }
        broken.forEach((name, places) -> {
            if (!expected.contains(name)) {
                problems.add(unexpected(name, places, reasons));
            }
        });
        for (Map.Entry<String, List<String>> each : new TreeMap<>(test.places()).entrySet()) {
            NavigableSet<String> wanted = new TreeSet<>(each.getValue());
            NavigableSet<String> found = broken.getOrDefault(each.getKey(), new TreeSet<>());
            if (broken.containsKey(each.getKey()) && !wanted.equals(found)) {
                problems.add(
                        "\"%s\" was expected to be broken by %s, and is by %s."
                                .formatted(each.getKey(), words(wanted), words(found)));
            }
        }
        return problems;
    }

    private static String unexpected(
            String name, NavigableSet<String> places, NavigableMap<String, String> reasons) {
        String why = reasons.containsKey(name) ? " (" + reasons.get(name) + ")" : "";
        return places.isEmpty()
                ? "\"%s\" was expected to hold, and does not%s.".formatted(name, why)
                : "\"%s\" was expected to hold, and is broken by %s%s."
                        .formatted(name, words(places), why);
    }

    private static String words(NavigableSet<String> places) {
        return places.isEmpty() ? "nothing" : String.join(", ", places);
    }

    /// The document that a test holds itself.
    public static JudgedPlan document(PolicyTest test) {
        return JudgedPlan.of(test.document());
    }
}
