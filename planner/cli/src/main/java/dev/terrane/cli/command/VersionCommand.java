package dev.terrane.cli.command;

import dev.terrane.cli.Version;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;

/// `terrane version`.
public final class VersionCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "version", "Shows the version of Terrane, and of Terraform's language.")
                .addOption(Options.toggle("json", false, "Writes it as JSON."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        PrintStream out = context.invocation().out();
        if (Options.isOn(arguments, "json")) {
            out.print(
                    """
                    {
                      "terrane_version": "%s",
                      "terraform_version": "%s",
                      "platform": "%s",
                      "provider_selections": {},
                      "terraform_outdated": false
                    }
                    """
                            .formatted(Version.TERRANE, Version.TERRAFORM, Version.platform()));
        } else {
            out.println("Terrane v" + Version.TERRANE);
            out.println("on " + Version.platform());
            out.println(
                    "speaks the language and the state format of Terraform " + Version.TERRAFORM);
        }
        return OK;
    }
}
