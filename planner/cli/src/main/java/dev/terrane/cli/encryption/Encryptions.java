package dev.terrane.cli.encryption;

import dev.terrane.state.StateEncryption;

/// How what a command keeps and reads is encrypted.
///
/// @param state the state, and all that lies beside it
/// @param plan plans that are saved
/// @param others states of others, which `terraform_remote_state` reads
public record Encryptions(StateEncryption state, StateEncryption plan, StateEncryption others) {
    public static final Encryptions OFF =
            new Encryptions(StateEncryption.OFF, StateEncryption.OFF, StateEncryption.OFF);
}
