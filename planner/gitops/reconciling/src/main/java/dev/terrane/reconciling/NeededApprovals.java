package dev.terrane.reconciling;

import dev.terrane.project.ApprovalRules;
import dev.terrane.project.CodeOwners;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Whether those who approved a plan are enough, and the right ones.
public final class NeededApprovals {
    private static final int SHORT = 12;

    private final ApprovalRules rules;
    private final Given given;
    private final People people;

    /// What only the host of the repository knows.
    public interface People {
        /// @param team with its organization: `acme/network`
        boolean isMember(String team, String user) throws IOException;

        /// Whether the host lets somebody write to the repository.
        boolean mayWrite(String user) throws IOException;
    }

    /// @param users who approved this very plan, its author left out
    /// @param others who approved another version of it, with the commits that they saw
    /// @param files that the pull request changes, as far as they belong to the project
    /// @param owners where the rules ask for them
    public record Given(
            SequencedSet<String> users,
            SequencedMap<String, String> others,
            Collection<String> files,
            Optional<CodeOwners> owners) {}

    private NeededApprovals(ApprovalRules rules, Given given, People people) {
        this.rules = rules;
        this.given = given;
        this.people = people;
    }

    /// What comes of it.
    ///
    /// @param missing whole sentences; none where nothing is missing
    /// @param counting those of who approved that count
    public record Verdict(List<String> missing, List<String> counting) {
        static final Verdict UNASKED = new Verdict(List.of(), List.of());

        public Verdict {
            missing = List.copyOf(missing);
            counting = List.copyOf(counting);
        }
    }

    /// Judges what was given.
    public static Verdict judge(ApprovalRules rules, Given given, People people)
            throws IOException {
        return rules.needsPeople()
                ? new NeededApprovals(rules, given, people).judge()
                : Verdict.UNASKED;
    }

    private Verdict judge() throws IOException {
        List<String> missing = new ArrayList<>();
        SequencedSet<List<String>> owners = owners();
        SequencedSet<String> counting = new LinkedHashSet<>();
        for (String user : given.users()) {
            if (counts(user, owners)) {
                counting.add(user);
            }
        }
        if (counting.size() < rules.needed()) {
            missing.add(tooFew(counting));
        }
        for (List<String> each : owners) {
            if (!isAnyOf(given.users(), each)) {
                missing.add(
                        "None of the owners of what it changes has approved it: %s."
                                .formatted(String.join(", ", each)));
            }
        }
        return new Verdict(missing, List.copyOf(counting));
    }

    private String tooFew(Collection<String> counting) {
        String who =
                rules.approvers().isEmpty()
                        ? ""
                        : " by "
                                + String.join(", ", rules.approvers())
                                + (rules.codeowners() ? " or owners of its files" : "");
        return "%d %s of this very plan%s needed, and %s."
                .formatted(
                        rules.needed(),
                        rules.needed() == 1 ? "approval" : "approvals",
                        who + (rules.needed() == 1 ? " is" : " are"),
                        (counting.isEmpty()
                                        ? "there is none"
                                        : "there is that of " + String.join(", ", counting))
                                + older());
    }

    private String older() {
        StringBuilder text = new StringBuilder();
        given.others()
                .forEach((user, commit) ->
                        text.append(
                                "; %s approved %s, which holds another version of the plan"
                                        .formatted(
                                                user,
                                                commit.substring(
                                                        0, Math.min(SHORT, commit.length())))));
        return text.toString();
    }

    /// Each list once: one of those in it has to approve.
    private SequencedSet<List<String>> owners() {
        SequencedSet<List<String>> all = new LinkedHashSet<>();
        if (rules.codeowners() && given.owners().isPresent()) {
            given.files().forEach(file -> all.addAll(given.owners().get().of(file)));
        }
        return all;
    }

    /// Where nobody is named, those count whom the host lets write.
    private boolean counts(String user, Collection<List<String>> owners) throws IOException {
        if (isOneOf(user, rules.approvers())) {
            return true;
        }
        for (List<String> each : owners) {
            if (isOneOf(user, each)) {
                return true;
            }
        }
        boolean anybody = rules.approvers().isEmpty() && owners.isEmpty();
        return anybody && people.mayWrite(user);
    }

    private boolean isAnyOf(Collection<String> users, List<String> named) throws IOException {
        for (String user : users) {
            if (isOneOf(user, named)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOneOf(String user, List<String> named) throws IOException {
        for (String each : named) {
            String name = each.replaceFirst("^@", "");
            boolean is =
                    name.contains("/") ? people.isMember(name, user) : name.equalsIgnoreCase(user);
            if (is) {
                return true;
            }
        }
        return false;
    }
}
