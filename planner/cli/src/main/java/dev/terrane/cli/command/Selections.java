package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.state.StateSelection;
import dev.terrane.state.StateSnapshot;

import java.util.ArrayList;
import java.util.List;

/// Reads addresses that are given to commands on states.
final class Selections {
    private Selections() {}

    static StateSelection parse(String text) throws RefusedEdit {
        return StateSelection.parse(text)
                .orElseThrow(() ->
                        new RefusedEdit(
                                "Invalid address",
                                "\"%s\" is no address of a resource or module. One looks like aws_vpc.main, aws_subnet.a[0] or module.net."
                                        .formatted(text)));
    }

    static ResourceInstanceAddress instance(String text) throws RefusedEdit {
        return AddressParser.instance(text)
                .orElseThrow(() ->
                        new RefusedEdit(
                                "Invalid address",
                                "\"%s\" is no address of an object. One looks like aws_vpc.main or module.net.aws_subnet.a[0]."
                                        .formatted(text)));
    }

    /// Those that pick something.
    static List<StateSelection> known(List<String> texts, StateSnapshot state) throws RefusedEdit {
        List<StateSelection> known = new ArrayList<>();
        for (String text : texts) {
            StateSelection selection = parse(text);
            if (selection.in(state).isEmpty()) {
                throw new RefusedEdit(
                        "Unknown resource",
                        "The state holds nothing at %s.%s"
                                .formatted(text, didYouMean(text, state)));
            }
            known.add(selection);
        }
        return known;
    }

    /// Names the nearest ones that there are.
    static String didYouMean(String text, StateSnapshot state) {
        List<String> known =
                state.resources().entrySet().stream()
                        .flatMap(e ->
                                e.getValue().instances().keySet().stream()
                                        .map(key -> e.getKey().instance(key).toString()))
                        .toList();
        return NameSuggestion.didYouMean(text, known);
    }
}
