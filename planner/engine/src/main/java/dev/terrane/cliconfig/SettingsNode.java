package dev.terrane.cliconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a file of settings, whichever syntax it is written in. `a "b" { c = 1 }` is the same as
/// `a = { b = { c = 1 } }`, and a name may come several times.
sealed interface SettingsNode {

    /// The same as plain maps, lists and strings. Of a name that comes several times, the last counts.
    default Object plain() {
        return switch (this) {
            case Text text -> text.text();
            case Items items -> items.nodes().stream().map(SettingsNode::plain).toList();
            case Members members -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                members.members().forEach(m -> plain.put(m.name(), m.value().plain()));
                yield plain;
            }
        };
    }

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
