package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.ProviderTable;
import dev.terrane.operating.LanguageText;
import dev.terrane.provider.plugin.serving.PluginServer;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `terrane provider serve NAME`: one of our providers, for Terraform and OpenTofu to run.
public final class ProviderServeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "provider serve",
                        "Serves a built-in provider to Terraform or OpenTofu, which start it themselves: a script",
                        "terraform-provider-NAME that runs this lies in the folder that dev_overrides names.")
                .addPositional(Options.arguments("NAME", "1", "Of the provider, such as random."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        String name = Options.positionals(arguments).getFirst();
        RemoteStates states = new OtherStates(context);
        Map<ProviderSource, ProviderFactory> factories = ProviderTable.factories(states);
        List<ProviderSource> named =
                factories.keySet().stream().filter(each -> each.type().equals(name)).toList();
        if (named.size() != 1) {
            return refuse(
                    context,
                    "There is no built-in provider \"%s\". There are: %s."
                            .formatted(name, names(factories)));
        }
        ProviderFactory factory = factories.get(named.getFirst());
        return factory == null ? FAILED : serve(factory, states, context);
    }

    private static String names(Map<ProviderSource, ProviderFactory> factories) {
        return factories.keySet().stream()
                .map(ProviderSource::type)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static int serve(ProviderFactory factory, RemoteStates states, CommandContext context) {
        Map<String, String> environment = context.invocation().environment();
        PluginServer server =
                new PluginServer(
                        factory.create(),
                        new ProviderContext(
                                context.directory(), environment, states, new LanguageText()),
                        environment);
        Optional<String> refusal = server.refusal();
        if (refusal.isPresent()) {
            return refuse(context, refusal.get());
        }
        try {
            server.serve(context.invocation().out());
            return OK;
        } catch (IOException e) {
            return refuse(context, "The provider can not be served: %s.".formatted(e.getMessage()));
        }
    }

    private static int refuse(CommandContext context, String why) {
        context.invocation().err().println(why);
        return FAILED;
    }
}
