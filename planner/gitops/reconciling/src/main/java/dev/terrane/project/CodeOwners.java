package dev.terrane.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who answers for which files, as the hosts of Git read it: in each section the last pattern that matches
/// counts, and one of its owners has to approve.
///
/// See https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
/// and https://docs.gitlab.com/user/project/codeowners/reference/.
public final class CodeOwners {
    /// Where the file may be; the first that is there counts.
    private static final List<String> PLACES =
            List.of(
                    ".github/CODEOWNERS",
                    ".gitea/CODEOWNERS",
                    ".gitlab/CODEOWNERS",
                    "CODEOWNERS",
                    "docs/CODEOWNERS");

    private final List<Section> sections;

    private record Rule(OwnerPattern pattern, List<String> owners) {}

    /// @param owners of rules that name none
    /// @param needed not marked as optional
    private record Section(boolean needed, List<String> owners, List<Rule> rules) {
        /// Nothing where no rule matches; an empty list where a rule says that nobody answers for it.
        Optional<List<String>> ownersOf(String path) {
            for (Rule rule : rules.reversed()) {
                if (rule.pattern().matches(path)) {
                    return Optional.of(rule.owners().isEmpty() ? owners : rule.owners());
                }
            }
            return Optional.empty();
        }
    }

    private CodeOwners(List<Section> sections) {
        this.sections = sections;
    }

    /// Nothing where there is no such file.
    public static Optional<CodeOwners> read(SourceTree tree) throws IOException {
        for (String place : PLACES) {
            Optional<byte[]> text = tree.read(place);
            if (text.isPresent()) {
                return Optional.of(parse(new String(text.get(), StandardCharsets.UTF_8)));
            }
        }
        return Optional.empty();
    }

    static CodeOwners parse(String text) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(true, List.of(), new ArrayList<>()));
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.matches("\\^?\\[.*")) {
                sections.add(section(line));
            } else {
                List<String> words = words(line);
                sections.getLast()
                        .rules()
                        .add(
                                new Rule(
                                        OwnerPattern.of(words.getFirst()),
                                        owners(words.subList(1, words.size()))));
            }
        }
        return new CodeOwners(List.copyOf(sections));
    }

    /// `[Network][2] @ann @acme/net`, `^[Hints]`.
    private static Section section(String line) {
        String after = line.replaceFirst("^\\^?\\[[^]]*](\\[\\d*])?", "");
        return new Section(!line.startsWith("^"), owners(words(after)), new ArrayList<>());
    }

    /// A blank in a path has a backslash before it.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.replaceFirst("\\s+#.*$", "").strip().split("(?<!\\\\)\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /// Without the sign in front. Addresses of mail stay as they are: no account is known by them.
    private static List<String> owners(List<String> words) {
        return words.stream().map(word -> word.replaceFirst("^@", "")).toList();
    }

    /// For each section that has something to say of a file, those of whom one has to approve.
    public List<List<String>> of(String path) {
        return sections.stream()
                .filter(Section::needed)
                .flatMap(section -> section.ownersOf(path).stream())
                .filter(owners -> !owners.isEmpty())
                .toList();
    }
}
