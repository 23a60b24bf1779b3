package dev.terrane.cliconfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a file of settings, whichever syntax it is written in. `a "b" { c = 1 }` is the same as
/// `a = { b = { c = 1 } }`, and a name may come several times.
sealed interface SettingsNode {

    /// @param text of a string, or a number or truth value as it is written
    record Text(String text) implements SettingsNode {}

    record Items(List<SettingsNode> nodes) implements SettingsNode {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    record Members(List<Member> members) implements SettingsNode {
        public Members {
            members = List.copyOf(members);
        }

        /// Every value that stands under that name.
        Stream<SettingsNode> all(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .flatMap(member -> flat(member.value()));
        }

        Optional<String> text(String name) {
            return all(name)
                    .filter(Text.class::isInstance)
                    .map(node -> ((Text) node).text())
                    .reduce((first, last) -> last);
        }

        List<String> texts(String name) {
            return all(name)
                    .filter(Text.class::isInstance)
                    .map(node -> ((Text) node).text())
                    .toList();
        }

        Stream<Members> objects(String name) {
            return all(name).filter(Members.class::isInstance).map(Members.class::cast);
        }

        private static Stream<SettingsNode> flat(SettingsNode node) {
            return node instanceof Items items ? items.nodes().stream() : Stream.of(node);
        }
    }

    record Member(String name, SettingsNode value) {}
}
