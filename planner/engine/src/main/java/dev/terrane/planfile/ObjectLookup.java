package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds in a state what an address of a document means, the keys of which may be fingerprints.
final class ObjectLookup {
    private final StateSnapshot state;
    private final Optional<FingerprintKey> key;
    private final String lineage;
    private final WorkingDirectory directory;

    /// @param lineage that the document's fingerprints were made with
    ObjectLookup(
            StateSnapshot state,
            Optional<FingerprintKey> key,
            String lineage,
            WorkingDirectory directory) {
        this.state = state;
        this.key = key;
        this.lineage = lineage;
        this.directory = directory;
    }

    /// The real address. Nothing where the state has no such object.
    Optional<ResourceInstanceAddress> find(String shown) {
        Optional<ResourceInstanceAddress> parsed = AddressParser.instance(shown);
        return parsed.isEmpty()
                ? Optional.empty()
                : parsed.filter(address -> !isEncoded(shown) && state.instance(address).isPresent())
                        .or(() -> isEncoded(shown) ? search(parsed.get()) : Optional.empty());
    }

    /// Whether a key may be other than it is shown: all of ours begins with a dollar sign.
    private static boolean isEncoded(String shown) {
        return shown.indexOf('$') >= 0;
    }

    private Optional<ResourceInstanceAddress> search(ResourceInstanceAddress shown) {
        for (Map.Entry<AllInstances, ResourceState> entry : state.resources().entrySet()) {
            AllInstances resource = entry.getKey();
            if (resource.resource().equals(shown.resource())
                    && means(shown.module(), resource.module())) {
                for (InstanceKey instance : entry.getValue().instances().keySet()) {
                    if (means(shown.key(), resource.toString(), instance)) {
                        return Optional.of(resource.instance(instance));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean means(ModuleAddress shown, ModuleAddress real) {
        if (shown.steps().size() != real.steps().size()) {
            return false;
        }
        ModuleAddress walked = ModuleAddress.ROOT;
        for (int i = 0; i < real.steps().size(); i++) {
            ModuleAddress.Step step = real.steps().get(i);
            ModuleAddress.Step other = shown.steps().get(i);
            String before = walked.prefix() + "module." + step.name();
            if (!other.name().equals(step.name()) || !means(other.key(), before, step.key())) {
                return false;
            }
            walked = walked.child(step.name(), step.key());
        }
        return true;
    }

    private boolean means(InstanceKey shown, String before, InstanceKey real) {
        return (shown instanceof InstanceKey.StringKey text
                        && real instanceof InstanceKey.StringKey key)
                ? shownAs(before, ValuePath.EMPTY, key.key()).contains(text.key())
                : shown.equals(real);
    }

    /// The ways in which a document may show a key: as it is, or as a fingerprint.
    List<String> shownAs(String place, ValuePath path, String text) {
        String plain = DocumentKeys.plain(directory.tokenized(text));
        return key.map(k -> k.fingerprint(lineage, "key of " + place, path, Value.string(text)))
                .map(fingerprint -> List.of(plain, DocumentKeys.fingerprinted(fingerprint)))
                .orElse(List.of(plain));
    }
}
