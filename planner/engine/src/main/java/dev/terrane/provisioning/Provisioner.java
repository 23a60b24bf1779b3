package dev.terrane.provisioning;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;

/// One type of provisioner.
public interface Provisioner {

    /// As it stands in `provisioner "..."`.
    String name();

    /// Its arguments, without those of the language itself.
    Schema.Block schema();

    /// What is wrong with arguments that fit the schema, as far as they are known.
    ///
    /// @param config unmarked
    default List<Problem> validate(Value config) {
        return List.of();
    }

    /// Returns when it is done. Whoever wants it to stop interrupts the thread.
    void run(Provision provision) throws ProvisionException, InterruptedException;
}
