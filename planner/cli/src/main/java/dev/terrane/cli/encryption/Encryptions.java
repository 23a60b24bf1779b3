package dev.terrane.cli.encryption;

import dev.terrane.state.StateEncryption;

import java.util.Map;
import java.util.TreeMap;

/// How what a command keeps and reads is encrypted.
///
/// @param state the state, and all that lies beside it
/// @param plan plans that are saved
/// @param others states of others, which are only read
public record Encryptions(StateEncryption state, StateEncryption plan, OfOthers others) {
    public static final Encryptions OFF =
            new Encryptions(
                    StateEncryption.OFF,
                    StateEncryption.OFF,
                    new OfOthers(StateEncryption.OFF, Map.of()));

    /// How the states are encrypted that `terraform_remote_state` reads.
    ///
    /// @param usual for those that are not named
    /// @param byName `name`, `module.name` or `name[0]` of the data source
    public record OfOthers(StateEncryption usual, Map<String, StateEncryption> byName) {
        public OfOthers {
            byName = Map.copyOf(new TreeMap<>(byName));
        }
    }
}
