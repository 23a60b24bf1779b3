package dev.terrane.provisioning;

/// Is told what a provisioner prints, line by line, from whatever thread.
@FunctionalInterface
public interface ProvisionOutput {
    void line(String text);
}
