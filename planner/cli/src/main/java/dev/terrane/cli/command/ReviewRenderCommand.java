package dev.terrane.cli.command;
public final class ReviewRenderCommand implements Command {
 public picocli.CommandLine.Model.CommandSpec spec() { return Options.command("review render", ""); }
 public int run(picocli.CommandLine.ParseResult a, CommandContext c) { return 1; }
}
