package dev.terrane.planfile;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps secrets and the machine's paths out of one document.
final class Redactor {
    private final Secrets secrets;
    private final Optional<FingerprintKey> key;
    private final String lineage;
    private final WorkingDirectory directory;
    private final boolean comparing;
    private final Map<String, Integer> numbers = new HashMap<>();

    Redactor(
            Secrets secrets,
            Optional<FingerprintKey> key,
            String lineage,
            WorkingDirectory directory,
            boolean comparing) {
        this.secrets = secrets;
        this.key = key;
        this.lineage = lineage;
        this.directory = directory;
        this.comparing = comparing;
    }

    /// Whether the document is made to be compared with an approved one, and not to be written.
    boolean isComparing() {
        return comparing;
    }

    boolean holdsSecret(String text) {
        return secrets.contains(text);
    }

    Optional<String> fingerprint(String address, ValuePath path, Value value) {
        return key.map(k -> k.fingerprint(lineage, address, path, value));
    }

    String tokenized(String text) {
        return directory.tokenized(text);
    }

    /// A text that is no value: a reason, the name of a file.
    ///
    /// @param place where it stands, which its fingerprint depends on
    String text(String place, String text) {
        return holdsSecret(text) ? hiddenKey(place, text) : DocumentKeys.plain(tokenized(text));
    }

    /// A key of a map, or the key of an instance.
    String key(String place, ValuePath path, String text) {
        return holdsSecret(text)
                ? hiddenKey(place, path, text)
                : DocumentKeys.plain(tokenized(text));
    }

    private String hiddenKey(String place, String text) {
        return hiddenKey(place, ValuePath.EMPTY, text);
    }

    String hiddenKey(String place, ValuePath path, String text) {
        return fingerprint("key of " + place, path, Value.string(text))
                .map(DocumentKeys::fingerprinted)
                .orElseGet(() -> DocumentKeys.numbered(number(text)));
    }

    private int number(String text) {
        Integer known = numbers.putIfAbsent(text, numbers.size() + 1);
        return known == null ? numbers.size() : known;
    }

    /// With fingerprints for instance keys that hold secrets. The names in it are the configuration's, which
    /// is committed anyway.
    String address(ResourceInstanceAddress address) {
        String before = address.module().prefix() + address.resource();
        return new ResourceInstanceAddress(
                        module(address.module()),
                        address.resource(),
                        instance(before, address.key()))
                .toString();
    }

    private ModuleAddress module(ModuleAddress module) {
        ModuleAddress real = ModuleAddress.ROOT;
        ModuleAddress shown = ModuleAddress.ROOT;
        for (ModuleAddress.Step step : module.steps()) {
            String before = real.prefix() + "module." + step.name();
            real = real.child(step.name(), step.key());
            shown = shown.child(step.name(), instance(before, step.key()));
        }
        return shown;
    }

    private InstanceKey instance(String before, InstanceKey instance) {
        return switch (instance) {
            case InstanceKey.NoKey none -> none;
            case InstanceKey.IntKey number -> number;
            case InstanceKey.StringKey text ->
                    InstanceKey.of(key(before, ValuePath.EMPTY, text.key()));
        };
    }

    /// Of a text in which there may be secrets. Its plain digest would let everybody try guesses.
    Digest digest(String kind, String place, String text, boolean guarded) {
        if (!guarded && !holdsSecret(text)) {
            return Digest.plain(Sha256.of(text));
        }
        return key.map(k -> Digest.keyed(k.digest(kind, place, text))).orElse(Digest.UNCOMPARED);
    }
}
