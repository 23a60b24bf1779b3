package dev.terrane.cli.command;

import dev.terrane.cli.command.PlanArguments.StatePaths;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;
import dev.terrane.planfile.SidecarException;
import dev.terrane.review.HtmlReport;
import dev.terrane.review.ReviewComment;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Shows a plan file.
final class PlanShowing {
    /// In which form a plan is written.
    enum Form {
        TEXT,
        JSON,
        HTML
    }

    private final CommandContext context;
    private final boolean noColor;

    PlanShowing(CommandContext context, boolean noColor) {
        this.context = context;
        this.noColor = noColor;
    }

    int show(String name, Form form, Diagnostics diagnostics) {
        try {
            byte[] bytes = SavedPlans.read(name, context, List.of());
            PlanDocument document = PlanFileReader.read(bytes);
            switch (form) {
                case TEXT -> showText(document, bytes);
                case JSON -> showJson(name, document, bytes, diagnostics);
                case HTML -> context.invocation().out().print(HtmlReport.render(document, bytes));
            }
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read the plan",
                            "\"%s\" can not be read: %s.".formatted(name, e.getMessage())));
        } catch (PlanFileException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Not a plan that can be shown",
                            "\"%s\" is refused. %s".formatted(name, e.getMessage())));
        } catch (SidecarException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "What was kept with the plan can not be used",
                            String.valueOf(e.getMessage())));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        return diagnostics.hasErrors() ? Command.FAILED : Command.OK;
    }

    private void showJson(String name, PlanDocument document, byte[] bytes, Diagnostics diagnostics)
            throws IOException, StateStoreException, SidecarException {
        Optional<byte[]> kept = kept(bytes, document);
        if (kept.isPresent()) {
            context.invocation().out().println(new String(kept.get(), StandardCharsets.UTF_8));
        } else {
            new PlanCompleting(context)
                    .complete(name, document, diagnostics)
                    .ifPresent(context.invocation().out()::println);
        }
    }

    /// What `show -json` needs beyond the plan file was kept, encrypted, where the plan was made.
    private Optional<byte[]> kept(byte[] bytes, PlanDocument document)
            throws IOException, StateStoreException, SidecarException {
        Optional<FingerprintKey> key = States.key(context, States.older(StatePaths.of(document)));
        return key.isEmpty()
                ? Optional.empty()
                : PlanFiles.sidecar(context).shown(bytes, key.get());
    }

    /// The same text that a reviewer reads in the pull request, whatever its length.
    private void showText(PlanDocument document, byte[] bytes) {
        Consoles.of(context, noColor)
                .print(ReviewComment.render(document, bytes, Integer.MAX_VALUE));
    }
}
