package dev.terrane.provisioning;

import dev.terrane.value.Value;

import java.nio.file.Path;

/// A connection to another machine.
interface Communicator extends AutoCloseable {

    /// Connects as the `connection` block says, and goes on trying for as long as that allows.
    ///
    /// The library for SSH is loaded here and nowhere else.
    static Communicator open(Provision provision) throws ProvisionException, InterruptedException {
        if (provision.connection().isEmpty()) {
            throw new ProvisionException(
                    "There is no \"connection\" block that says how the machine is reached. Write one in"
                            + " the provisioner or in the resource.");
        }
        Value connection = provision.connection().get();
        String type = new Arguments(connection).filledText("type").orElse("ssh");
        return switch (type) {
            case "ssh" ->
                    SshConnecting.open(
                            SshConnection.of(connection),
                            provision.workplace(),
                            provision.output());
            case "winrm" ->
                    throw new ProvisionException(
                            "Connections of the type \"winrm\" are not supported yet. Reach the machine by"
                                    + " SSH, which Windows has too.");
            default ->
                    throw new ProvisionException(
                            "There are connections of the types \"ssh\" and \"winrm\", and this one is"
                                    + " something else.",
                            "It is \"%s\".".formatted(type));
        };
    }

    void upload(byte[] content, String destination) throws ProvisionException, InterruptedException;

    /// @param contentAlone of a folder: its entries go to the destination, and not the folder itself
    void upload(Path source, boolean contentAlone, String destination)
            throws ProvisionException, InterruptedException;

    /// Copies a script to the machine, runs it, and removes it.
    void runScript(byte[] script, ProvisionOutput output)
            throws ProvisionException, InterruptedException;

    @Override
    void close();
}
