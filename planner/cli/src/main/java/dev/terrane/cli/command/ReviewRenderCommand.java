package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;
import dev.terrane.review.ReviewComment;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// `terrane review render FILE`: the comment for a pull request that commits the plan.
public final class ReviewRenderCommand implements Command {
    private static final String LIMIT = "limit";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "review render", "Writes what a plan file does as a comment in Markdown.")
                .addOption(
                        Options.number(
                                LIMIT,
                                ReviewComment.USUAL_LIMIT,
                                "The comment stays below so many characters. The usual value is ${DEFAULT-VALUE}."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("FILE", "1", "A plan that plan -out wrote."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        List<String> names = Options.positionals(arguments);
        int limit = Options.numberOf(arguments, LIMIT, ReviewComment.USUAL_LIMIT);
        try {
            context.invocation().out().print(render(names, limit, context));
            return OK;
        } catch (Refused refused) {
            new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                    .diagnostics(List.of(refused.diagnostic));
            return FAILED;
        }
    }

    private static String render(List<String> names, int limit, CommandContext context)
            throws Refused {
        if (names.size() != 1) {
            throw new Refused(
                    "One plan file required",
                    "A comment is about one plan: terrane review render FILE");
        }
        if (limit < ReviewComment.LEAST_LIMIT) {
            throw new Refused(
                    "Limit too small",
                    "A comment of fewer than "
                            + limit
                            + " characters can not say what matters. Give -limit="
                            + ReviewComment.LEAST_LIMIT
                            + " or more.");
        }
        return render(names.getFirst(), limit, context);
    }

    private static String render(String name, int limit, CommandContext context) throws Refused {
        try {
            byte[] bytes = SavedPlans.read(name, context, List.of());
            PlanDocument document = PlanFileReader.read(bytes);
            return ReviewComment.render(document, bytes, limit);
        } catch (StateStoreException e) {
            throw new Refused(e.summary(), e.detail());
        } catch (NoSuchFileException e) {
            throw new Refused(
                    "Failed to read the plan",
                    "There is no file \"%s\". Make it with: terrane plan -out=%s"
                            .formatted(name, name));
        } catch (IOException e) {
            throw new Refused(
                    "Failed to read the plan",
                    "\"%s\" can not be read: %s.".formatted(name, e.getMessage()));
        } catch (PlanFileException e) {
            throw new Refused(
                    "Not a plan that can be reviewed",
                    "\"%s\" is refused. %s".formatted(name, e.reason()));
        }
    }

    /// There is no comment, for a reason that the user can see to.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Diagnostic diagnostic;

        Refused(String summary, String detail) {
            super(summary);
            this.diagnostic = Diagnostic.error(summary, detail);
        }
    }
}
