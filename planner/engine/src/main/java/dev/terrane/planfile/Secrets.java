package dev.terrane.planfile;

import dev.terrane.plan.Plan;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The secrets of a run, found again wherever they turn up: also where no mark has come along, and also
/// escaped, in Base64, in hexadecimal or in a URL.
public final class Secrets {
    public static final Secrets NONE = new Secrets(Set.of());

    /// What stands for a secret in text for people.
    public static final String PLACEHOLDER = "(sensitive value)";

    /// What is shorter stands in too many places where it gives nothing away.
    private static final int SHORTEST = 4;

    /// These are in every document, and tell nothing.
    private static final Set<String> COMMON = Set.of("true", "false", "null");

    private final PatternIndex patterns;

    private Secrets(Collection<String> secrets) {
        Set<String> forms = new TreeSet<>();
        for (String secret : secrets) {
            if (secret.strip().length() >= SHORTEST && !COMMON.contains(secret)) {
                forms.addAll(SecretForms.of(secret));
            }
        }
        this.patterns = new PatternIndex(forms);
    }

    public static Secrets of(Plan plan, StateSnapshot state, Collection<Value> further) {
        SecretCollector collector = new SecretCollector();
        collector.add(plan);
        collector.add(state);
        further.forEach(collector::addMarked);
        return new Secrets(collector.found());
    }

    /// Where there is no plan: of a state, and of values such as variables.
    public static Secrets of(StateSnapshot state, Collection<Value> further) {
        SecretCollector collector = new SecretCollector();
        collector.add(state);
        further.forEach(collector::addMarked);
        return new Secrets(collector.found());
    }

    static Secrets of(Collection<String> secrets) {
        return new Secrets(secrets);
    }

    /// Whether a secret is in the text, in any form.
    public boolean contains(String text) {
        boolean[] found = {false};
        patterns.search(
                text,
                (start, end) -> {
                    found[0] = true;
                    return false;
                });
        return found[0];
    }

    /// The text with [#PLACEHOLDER] for each secret in it.
    public String redact(String text) {
        List<Stretch> found = new ArrayList<>();
        patterns.search(
                text,
                (start, end) -> {
                    found.add(new Stretch(start, end));
                    return true;
                });
        return found.isEmpty() ? text : replaced(text, found.stream().sorted().toList());
    }

    private record Stretch(int start, int end) implements Comparable<Stretch> {
        @Override
        public int compareTo(Stretch other) {
            return Integer.compare(start, other.start);
        }
    }

    /// Secrets that overlap become one.
    private static String replaced(String text, List<Stretch> sorted) {
        StringBuilder shown = new StringBuilder();
        int hiddenTo = 0;
        for (Stretch secret : sorted) {
            if (secret.start() >= hiddenTo) {
                shown.append(text, hiddenTo, secret.start()).append(PLACEHOLDER);
            }
            hiddenTo = Math.max(hiddenTo, secret.end());
        }
        return shown.append(text, hiddenTo, text.length()).toString();
    }
}
