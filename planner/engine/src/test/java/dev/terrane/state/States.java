package dev.terrane.state;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.StateSnapshot.ObjectState;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// States and objects for tests.
final class States {
    static final ProviderConfigAddress PROVIDER =
            AddressParser.provider("provider[\"registry.example.com/acme/cloud\"]").orElseThrow();
    static final UUID ID = new UUID(1, 2);
    static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-03-04T05:06:07.123456789Z"), ZoneOffset.UTC);
    static final LockRequest AT_ONCE =
            new LockRequest("ann@desk", "OperationTypeApply", Duration.ZERO);

    private States() {}

    /// What Terraform 1.11.4 has written.
    static byte[] terraformState() {
        try (InputStream in = States.class.getResourceAsStream("terraform-1.11.4.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ResourceInstanceAddress address(String text) {
        return AddressParser.instance(text).orElseThrow();
    }

    static ObjectState object(String attributes) {
        return new ObjectState(
                false,
                0,
                attributes.getBytes(StandardCharsets.UTF_8),
                List.of(),
                new byte[0],
                List.of(),
                false,
                Optional.empty());
    }

    /// One with an object for each address.
    static StateSnapshot holding(String... addresses) {
        WorkingState state = new WorkingState(StateSnapshot.EMPTY);
        for (String address : addresses) {
            state.putCurrent(
                    address(address), PROVIDER, object("{\"id\":\"" + address.length() + "\"}"));
        }
        return state.snapshot();
    }

    static StateSnapshot with(StateSnapshot base, String address, String attributes) {
        WorkingState state = new WorkingState(base);
        state.putCurrent(address(address), PROVIDER, object(attributes));
        return state.snapshot();
    }

    static LocalStatePaths paths(Path directory) {
        return LocalStatePaths.of(directory, "default", LocalStatePaths.Options.NONE);
    }

    static LocalStateStore store(Path directory) {
        return store(directory, new DiskAccess());
    }

    static LocalStateStore store(Path directory, FileSystemAccess access) {
        return new LocalStateStore(paths(directory), new StateFiles(access), CLOCK, () -> ID);
    }
}
