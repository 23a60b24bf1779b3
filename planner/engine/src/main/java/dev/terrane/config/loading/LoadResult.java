package dev.terrane.config.loading;

import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;

import java.util.List;
import java.util.Optional;

/// A configuration, and what is wrong with it.
///
/// @param configuration what could be read, even where there are errors; nothing where there is no
///     folder
/// @param problemsOfUse errors that `init` passes over, as it passes over wrong references
/// @param empty whether the folder of the root module holds no configuration files: `validate` and
///     `destroy` accept that, others refuse with [#noFiles]
public record LoadResult(
        Optional<Configuration> configuration,
        List<Diagnostic> problems,
        List<Diagnostic> problemsOfUse,
        boolean empty) {
    public LoadResult {
        problemsOfUse = List.copyOf(problemsOfUse);
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Diagnostic::isError);
    }

    public static Diagnostic noFiles() {
        return Diagnostic.error(
                "No configuration files",
                "There is no .tf or .tf.json file in this folder. Change to the folder that holds the"
                        + " configuration, or name it with -chdir=FOLDER.");
    }
}
