package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions;

import java.util.Map;

/// How much of each object is read again before it is planned: what can matter to the plan, or all, where
/// `TERRANE_REFRESH=all` says so.
enum RefreshExtent {
    NEEDED,
    ALL;

    private static final String VARIABLE = "TERRANE_REFRESH";

    static RefreshExtent of(Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, "").equals("all") ? ALL : NEEDED;
    }

    static void check(Map<String, String> environment, Diagnostics problems) {
        String said = environment.getOrDefault(VARIABLE, "");
        if (!said.isEmpty() && !said.equals("all") && !said.equals("needed")) {
            problems.add(
                    Diagnostic.error(
                            "Invalid value of " + VARIABLE,
                            "%s says how much of each object is read again: \"needed\", which is what can matter to the plan, or \"all\". \"%s\" is neither."
                                    .formatted(VARIABLE, said)));
        }
    }

    PlanOptions in(PlanOptions options) {
        return options.readingAll(this == ALL);
    }
}
