package dev.terrane.backends.kubernetes;

import dev.terrane.state.LockInfo;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lock of a state: a Lease that names the lock's ID as its holder, with more in an annotation. It
/// stays when it is given back, without a holder.
final class KubernetesLock {
    private static final String INFO = "app.terraform.io/lock-info";

    private final KubernetesSettings settings;
    private final KubernetesAccess access;
    private final String workspace;

    KubernetesLock(KubernetesSettings settings, KubernetesAccess access, String workspace) {
        this.settings = settings;
        this.access = access;
        this.workspace = workspace;
    }

    private Resource<Lease> lease() throws StateStoreException {
        return access.client()
                .leases()
                .inNamespace(settings.namespace())
                .withName(settings.leaseOf(workspace));
    }

    /// @return who is in the way
    Optional<LockInfo> take(LockInfo wanted) throws StateStoreException {
        @Nullable Lease found = lease().get();
        if (found != null && isHeld(found)) {
            return Optional.of(info(found));
        }
        try {
            save(held(wanted), found);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == KubernetesState.CONFLICT) {
                return Optional.of(holder().orElseGet(this::unknown));
            }
            throw e;
        }
    }

    private void save(Lease next, @Nullable Lease before) throws StateStoreException {
        var resource = access.client().resource(next).inNamespace(settings.namespace());
        if (before == null) {
            resource.create();
        } else {
            next.getMetadata().setResourceVersion(before.getMetadata().getResourceVersion());
            resource.lockResourceVersion(before.getMetadata().getResourceVersion()).update();
        }
    }

    private Lease held(LockInfo by) {
        return new LeaseBuilder(free())
                .editMetadata()
                .addToAnnotations(INFO, new String(by.toJson(), StandardCharsets.UTF_8))
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(by.id())
                .endSpec()
                .build();
    }

    private Lease free() {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(settings.leaseOf(workspace))
                .withNamespace(settings.namespace())
                .withLabels(settings.labelsOf(workspace))
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
    }

    private static boolean isHeld(Lease lease) {
        String holder = lease.getSpec() == null ? null : lease.getSpec().getHolderIdentity();
        return holder != null && !holder.isEmpty();
    }

    private LockInfo info(Lease lease) {
        var annotations = lease.getMetadata().getAnnotations();
        String text = annotations == null ? "" : annotations.getOrDefault(INFO, "");
        try {
            return LockInfo.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return LockInfo.withoutNote(lease.getSpec().getHolderIdentity(), workspace);
        }
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(workspace);
    }

    Optional<LockInfo> holder() throws StateStoreException {
        @Nullable Lease found = lease().get();
        return found == null || !isHeld(found) ? Optional.empty() : Optional.of(info(found));
    }

    /// @return whether that lock was the one that was held
    boolean release(String id) throws StateStoreException {
        @Nullable Lease found = lease().get();
        if (found == null || !isHeld(found) || !info(found).id().equals(id)) {
            return false;
        }
        save(free(), found);
        return true;
    }

    Object delete() throws StateStoreException {
        return lease().delete();
    }
}
