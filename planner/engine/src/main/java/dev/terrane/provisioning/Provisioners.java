package dev.terrane.provisioning;

import java.util.List;
import java.util.Optional;

/// All types of provisioners.
public final class Provisioners {
    private static final List<Provisioner> ALL =
            List.of(new FileUpload(), new LocalExec(), new RemoteExec());

    private Provisioners() {}

    public static List<Provisioner> all() {
        return ALL;
    }

    public static Optional<Provisioner> find(String name) {
        return ALL.stream().filter(provisioner -> provisioner.name().equals(name)).findFirst();
    }
}
