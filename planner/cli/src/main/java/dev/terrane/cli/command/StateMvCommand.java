package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.state.StateEdits;
import dev.terrane.state.StateMove;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane state mv SOURCE TARGET`: gives objects another address, or another state.
public final class StateMvCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command(
                                "state mv",
                                "Moves objects of the state to another address; with -state-out, to another state.")
                        .addOption(Options.toggle("dry-run", false, "Only shows what would move."))
                        .addOption(
                                Options.text(
                                        "backup-out",
                                        "FILE",
                                        "Keeps what the state of -state-out was here."))
                        .addPositional(
                                Options.arguments(
                                        "ADDRESS",
                                        "2",
                                        "An object, resource or module: from, to.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        List<String> addresses = Options.positionals(arguments);
        Moving moving = new Moving(context, arguments, addresses.get(0), addresses.get(1));
        Optional<String> target = Options.textOf(arguments, "state-out");
        StateChange change =
                new StateChange(
                        context, arguments, "state mv " + String.join(" ", addresses), true);
        return target.isEmpty() || target.equals(Options.textOf(arguments, "state"))
                ? change.run(moving::within)
                : change.use(store -> moving.between(store, target.get(), change));
    }

    private record Moving(CommandContext context, ParseResult arguments, String from, String to) {

        Optional<StateSnapshot> within(StateSnapshot state) throws RefusedEdit {
            var moves = moves(state, state);
            return tell() ? Optional.of(StateEdits.move(state, moves)) : Optional.empty();
        }

        /// The target is saved first: what is in both states can be removed from one, and what is in
        /// none is lost.
        void between(StateStore source, String file, StateChange change)
                throws StateStoreException, RefusedEdit {
            StateStore target =
                    States.file(
                            context,
                            file,
                            Options.textOf(arguments, "backup-out").orElse(""),
                            StateChange.stamp());
            change.locked(
                    target,
                    open -> {
                        StateSnapshot before = source.fold().state();
                        StateSnapshot there = open.fold().state();
                        var moves = moves(before, there);
                        if (tell()) {
                            change.save(open, there, StateEdits.transfer(before, there, moves));
                            change.save(source, before, StateEdits.remove(before, moves.keySet()));
                        }
                    });
        }

        private Map<ResourceInstanceAddress, ResourceInstanceAddress> moves(
                StateSnapshot source, StateSnapshot target) throws RefusedEdit {
            try {
                return new StateMove(source, target).plan(from, to);
            } catch (StateMove.Refused e) {
                throw new RefusedEdit(e.diagnostic());
            }
        }

        /// @return whether it is to be done
        private boolean tell() {
            boolean dryRun = Options.isOn(arguments, "dry-run");
            var out = context.invocation().out();
            out.println("%s \"%s\" to \"%s\"".formatted(dryRun ? "Would move" : "Move", from, to));
            if (!dryRun) {
                out.println("Successfully moved 1 object(s).");
            }
            return !dryRun;
        }
    }
}
