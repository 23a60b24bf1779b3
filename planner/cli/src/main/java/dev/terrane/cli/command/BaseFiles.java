package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Files that a pull request may not bring: those that say which provider programs are run, and those that
/// say what was installed.
final class BaseFiles {
    private static final List<String> LOCKS = List.of(".terraform.lock.hcl", ".terrane.lock.hcl");

    private BaseFiles() {}

    static void check(ReviewLimits limits, Diagnostics diagnostics) {
        String inside = limits.project().folder().isEmpty() ? "" : limits.project().folder() + "/";
        checkInstalled(limits, diagnostics);
        try {
            for (String lock : LOCKS) {
                checkLock(limits, inside + lock, diagnostics);
            }
        } catch (IOException e) {
            diagnostics.add(Repository.problem(e));
        }
    }

    /// What lies in the work tree counts: it may have been made by `init` just now.
    private static void checkLock(ReviewLimits limits, String path, Diagnostics diagnostics)
            throws IOException {
        Path file = limits.workTree().resolve(path);
        Optional<byte[]> here =
                Files.isRegularFile(file)
                        ? Optional.of(Files.readAllBytes(file))
                        : Optional.empty();
        Optional<byte[]> base = limits.base().read(path);
        boolean same =
                here.isEmpty() || (base.isPresent() && Arrays.equals(here.get(), base.get()));
        if (!same) {
            diagnostics.add(
                    Diagnostic.error(
                            "Providers are not those of the base branch",
                            "In review, providers and their hashes come from the base branch, and \"%s\" %s. Bring the providers to the base branch first, in a pull request of their own that is planned by somebody who is trusted."
                                    .formatted(
                                            path,
                                            base.isPresent()
                                                    ? "is another one there"
                                                    : "is not there")));
        }
    }

    private static void checkInstalled(ReviewLimits limits, Diagnostics diagnostics) {
        for (String path : limits.brought()) {
            diagnostics.add(
                    Diagnostic.error(
                            "What init makes was committed",
                            "\"%s\" is part of the commit. In review, what says where the state is and what was installed is made by init, and not taken from a pull request."
                                    .formatted(path)));
            return;
        }
    }
}
