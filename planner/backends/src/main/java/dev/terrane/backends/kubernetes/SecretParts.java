package dev.terrane.backends.kubernetes;

import dev.terrane.state.RemoteState.Content;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A text, packed and cut into as many Secrets as it needs, as Terraform does it: `NAME`, `NAME-part-1`,
/// `NAME-part-2` and so on, each but the last of 1 MiB.
///
/// The version of it is those of its Secrets: `206,208,210`.
final class SecretParts {
    static final int PART_BYTES = 1024 * 1024;
    private static final String DATA = "tfstate";
    private static final String PART = "-part-";

    private final KubernetesSettings settings;
    private final KubernetesAccess access;
    private final String name;
    private final Map<String, String> labels;

    SecretParts(
            KubernetesSettings settings,
            KubernetesAccess access,
            String name,
            Map<String, String> labels) {
        this.settings = settings;
        this.access = access;
        this.name = name;
        this.labels = labels;
    }

    /// What lies there.
    ///
    /// @param packed of the Secrets that belong together: up to the first that is not full
    /// @param versions of all that are there; empty for one that is missing before others
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Found(byte[] packed, List<String> versions) {
        String version() {
            return String.join(",", versions);
        }

        /// The text, where it is whole.
        Optional<Content> content() {
            return Gzip.unpacked(packed).map(text -> new Content(text, version()));
        }

        int count() {
            return versions.size();
        }
    }

    private NonNamespaceOperation<Secret, SecretList, Resource<Secret>> secrets()
            throws StateStoreException {
        return access.client().secrets().inNamespace(settings.namespace());
    }

    private String nameOf(int part) {
        return part == 0 ? name : name + PART + part;
    }

    /// All in one request, by their labels.
    Optional<Found> list() throws StateStoreException {
        List<@Nullable Secret> parts = new ArrayList<>();
        for (Secret each : secrets().withLabels(labels).list().getItems()) {
            int number = numberOf(each.getMetadata().getName());
            while (parts.size() <= number) {
                parts.add(null);
            }
            if (number >= 0) {
                parts.set(number, each);
            }
        }
        return found(parts);
    }

    /// @return -1 for one that is no part of it
    private int numberOf(String secret) {
        if (secret.equals(name)) {
            return 0;
        }
        String rest =
                secret.startsWith(name + PART) ? secret.substring((name + PART).length()) : "";
        return rest.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(rest) : -1;
    }

    /// One after the other, without a look at others with the same labels.
    Optional<Found> read() throws StateStoreException {
        List<@Nullable Secret> parts = new ArrayList<>();
        @Nullable Secret next = secrets().withName(name).get();
        while (next != null) {
            parts.add(next);
            next =
                    data(next).length == PART_BYTES
                            ? secrets().withName(nameOf(parts.size())).get()
                            : null;
        }
        return found(parts);
    }

    private static Optional<Found> found(List<@Nullable Secret> parts) {
        var packed = new ByteArrayOutputStream();
        List<String> versions = new ArrayList<>();
        boolean follows = true;
        for (@Nullable Secret part : parts) {
            byte[] data = part == null ? new byte[0] : data(part);
            if (follows) {
                packed.writeBytes(data);
            }
            follows &= data.length == PART_BYTES;
            versions.add(part == null ? "" : part.getMetadata().getResourceVersion());
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(packed.toByteArray(), versions));
    }

    private static byte[] data(Secret secret) {
        String data = secret.getData() == null ? null : secret.getData().get(DATA);
        return data == null ? new byte[0] : Base64.getDecoder().decode(data);
    }

    /// The first Secret decides: where it is another one than expected, nothing is written.
    ///
    /// @param before what [Found#versions] said; none where nothing was there
    /// @return the new version
    Optional<String> write(byte[] packed, List<String> before) throws StateStoreException {
        int count = Math.max(1, (packed.length + PART_BYTES - 1) / PART_BYTES);
        List<String> versions = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            byte[] data =
                    Arrays.copyOfRange(
                            packed,
                            part * PART_BYTES,
                            Math.min(packed.length, (part + 1) * PART_BYTES));
            Optional<String> version =
                    put(part, data, part < before.size() ? before.get(part) : "");
            if (version.isEmpty()) {
                return Optional.empty();
            }
            versions.add(version.get());
        }
        for (int part = before.size() - 1; part >= count; part--) {
            secrets().withName(nameOf(part)).delete();
        }
        return Optional.of(String.join(",", versions));
    }

    /// @param version that is there; empty where none is
    private Optional<String> put(int part, byte[] data, String version) throws StateStoreException {
        Secret next =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName(nameOf(part))
                        .withNamespace(settings.namespace())
                        .withLabels(labels)
                        .addToAnnotations("encoding", "gzip")
                        .endMetadata()
                        .addToData(DATA, Base64.getEncoder().encodeToString(data))
                        .build();
        try {
            return Optional.of(
                    (version.isEmpty() ? created(next) : replaced(next, version))
                            .getMetadata()
                            .getResourceVersion());
        } catch (KubernetesClientException e) {
            if (e.getCode() == KubernetesState.CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Secret created(Secret next) throws StateStoreException {
        return access.client().resource(next).inNamespace(settings.namespace()).create();
    }

    private Secret replaced(Secret next, String version) throws StateStoreException {
        next.getMetadata().setResourceVersion(version);
        return access.client()
                .resource(next)
                .inNamespace(settings.namespace())
                .lockResourceVersion(version)
                .update();
    }

    /// The first one last, so that what is left can be found.
    void delete() throws StateStoreException {
        int count = read().map(Found::count).orElse(0);
        for (int part = count - 1; part >= 1; part--) {
            secrets().withName(nameOf(part)).delete();
        }
        secrets().withName(name).delete();
    }
}
