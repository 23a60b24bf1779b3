package dev.terrane.cli.command;

import java.util.List;

/// What an apply goes by.
///
/// @param plans SHA-256 of the plan files that were approved
/// @param approvers who had agreed to them, as far as was looked
record Authority(List<String> plans, List<String> approvers) {
    /// A fresh plan, which the person at the terminal has seen.
    static final Authority NONE = new Authority(List.of(), List.of());

    Authority {
        plans = List.copyOf(plans);
        approvers = List.copyOf(approvers);
    }
}
