package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.IndexStep;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Recognizes a text that is written in one of two plans and stands as a fingerprint in the other.
///
/// Any text with a secret in it is hidden, as long as somebody knows that secret. When the object that
/// held it is deleted, the rest of an approved plan shows what was hidden in it; and a secret that was
/// made meanwhile hides what was shown. Marks are not changed by that, so this counts only where the
/// configuration is the same.
final class SecretsOfThePast {
    /// Recognizes nothing.
    static final SecretsOfThePast NONE =
            new SecretsOfThePast(Optional.empty(), "", new WorkingDirectory(""));

    private final Optional<FingerprintKey> key;
    private final String lineage;
    private final WorkingDirectory directory;

    /// @param lineage that the fingerprints of both plans were made with
    SecretsOfThePast(Optional<FingerprintKey> key, String lineage, WorkingDirectory directory) {
        this.key = key;
        this.lineage = lineage;
        this.directory = directory;
    }

    boolean isTheSame(Sensitive hidden, DocumentValue shown, String address, ValuePath path) {
        Optional<Value> value =
                switch (shown) {
                    case DocumentValue.Text text ->
                            Optional.of(Value.string(directory.untokenized(text.text())));
                    case DocumentValue.Number number ->
                            HclNumber.parse(number.text()).map(Value::number);
                    default -> Optional.empty();
                };
        return key.isPresent()
                && value.isPresent()
                && hidden.fingerprint().isPresent()
                && possible(path).stream()
                        .map(place -> key.get().fingerprint(lineage, address, place, value.get()))
                        .anyMatch(hidden.fingerprint().get()::equals);
    }

    /// A document does not tell a set from a list, so that an element has two possible places.
    static Set<ValuePath> possible(ValuePath path) {
        Set<ValuePath> paths = new HashSet<>(Set.of(ValuePath.EMPTY));
        for (ValuePath.Step step : path.steps()) {
            Set<ValuePath> longer = new HashSet<>();
            for (ValuePath shorter : paths) {
                longer.add(shorter.then(step));
                if (step instanceof IndexStep) {
                    longer.add(shorter.then(ValueEncoder.ELEMENT));
                }
            }
            paths = longer;
        }
        return paths;
    }
}
