package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.plan.PlanOptions.Mode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `plan -generate-config-out=FILE`: writes the resource blocks that `import` blocks lack, so that the
/// plan finds them.
final class GeneratedConfig {
    private final Planning planning;
    private final Reporter reporter;
    private final Path file;

    GeneratedConfig(Planning planning, Reporter reporter, Path file) {
        this.planning = planning;
        this.reporter = reporter;
        this.file = file;
    }

    /// @return whether planning may go on
    boolean write(DerivationRequest request) {
        Optional<Diagnostic> problem = problem(request.options().mode());
        if (problem.isPresent()) {
            planning.diagnostics().add(problem.get());
            return false;
        }
        Optional<String> text = planning.generate(request);
        if (planning.diagnostics().hasErrors()) {
            return false;
        }
        if (text.isPresent() && !save(text.get())) {
            return false;
        }
        return text.isEmpty() || planning.reload();
    }

    private Optional<Diagnostic> problem(Mode mode) {
        if (mode != Mode.NORMAL) {
            return Optional.of(
                    Diagnostic.error(
                            "Invalid generate-config-out flag",
                            "A plan to destroy or only to refresh imports nothing, so there is no configuration to write. Leave -generate-config-out away."));
        }
        return Files.exists(file)
                ? Optional.of(
                        Diagnostic.error(
                                "Target generated file already exists",
                                "\"%s\" is there already, and is not written over. Name another file, or move its content into your configuration."
                                        .formatted(file.getFileName())))
                : Optional.empty();
    }

    private boolean save(String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text);
            reporter.say(
                    "The missing blocks are in %s. Look through them."
                            .formatted(file.getFileName()));
            return true;
        } catch (IOException e) {
            planning.diagnostics()
                    .add(
                            Diagnostic.error(
                                    "The generated configuration could not be written",
                                    "\"%s\" could not be written: %s."
                                            .formatted(file.getFileName(), e.getMessage())));
            return false;
        }
    }
}
