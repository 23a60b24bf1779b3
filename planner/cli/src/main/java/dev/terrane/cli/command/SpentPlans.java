package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.git.History;
import dev.terrane.git.Remote;

import java.io.IOException;
import java.util.Optional;

/// Which plans that have come true a branch takes away.
///
/// Git takes a file that goes and one like it that comes for a file that was renamed. Two branches that take the same plan
/// away, each with a plan of its own, would have renamed it to different names, and could not be merged one after
/// the other. So one branch alone takes a plan away, and the others leave it alone.
final class SpentPlans {
    private final Repository repository;
    private final String branch;
    private final Optional<String> base;
    private boolean asked;

    /// @param branch that is planned
    /// @param named what it is to be merged into
    SpentPlans(Repository repository, String branch, Optional<String> named) throws IOException {
        this.repository = repository;
        this.branch = branch;
        this.base = repository.base(named, new Diagnostics());
    }

    /// @param path of a plan that has come true
    boolean mayGo(String path) throws IOException {
        History history = repository.history();
        if (base.isEmpty() || history.head().equals(base)) {
            return true;
        }
        if (!isIn(base.get(), path)) {
            return false; // it is gone already, or is not there yet
        }
        lookAround();
        for (History.Branch other : history.branches()) {
            if (!other.name().equals(branch) && takesAway(other.commit(), path)) {
                return false;
            }
        }
        return true;
    }

    private boolean takesAway(String tip, String path) throws IOException {
        if (isIn(tip, path) || repository.history().contains(base.orElseThrow(), tip)) {
            return false;
        }
        Optional<String> from = repository.history().mergeBase(base.orElseThrow(), tip);
        return from.isPresent() && isIn(from.get(), path);
    }

    private boolean isIn(String commit, String path) throws IOException {
        return repository.history().file(commit, path).isPresent();
    }

    /// Clones of pipelines often have one branch alone. Where the others can not be had, those that are here count.
    private void lookAround() {
        if (asked) {
            return;
        }
        asked = true;
        try (Remote remote = repository.checkout().remote("origin")) {
            if (remote.exists()) {
                remote.fetchBranches();
            }
        } catch (IOException e) {
            // then nobody knows of any others
        }
    }
}
