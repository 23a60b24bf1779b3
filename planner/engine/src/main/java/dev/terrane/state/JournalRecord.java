package dev.terrane.state;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.StateSnapshot.ObjectState;

import java.util.List;
import java.util.Optional;

/// One line of the journal: what is about to be asked of a provider, or what has become of it.
///
/// Applied to a [WorkingState] in their order, records make it what it was when the last of them was
/// written; an [Intent] changes nothing.
public sealed interface JournalRecord {
    ResourceInstanceAddress address();

    /// A request that changes something is about to be made.
    ///
    /// @param action `create`, `update` or `delete`
    /// @param digest of the object that is planned, in hex: never the object itself
    record Intent(
            ResourceInstanceAddress address,
            Optional<String> deposedKey,
            ProviderConfigAddress provider,
            String action,
            String digest)
            implements JournalRecord {}

    /// The request has ended, and there is this object now.
    record Saved(
            ResourceInstanceAddress address,
            Optional<String> deposedKey,
            ProviderConfigAddress provider,
            ObjectState object)
            implements JournalRecord {}

    /// The request has ended, and there is no object any more.
    record Gone(ResourceInstanceAddress address, Optional<String> deposedKey)
            implements JournalRecord {}

    /// The request has failed, and has changed nothing.
    record Failed(ResourceInstanceAddress address, Optional<String> deposedKey)
            implements JournalRecord {}

    /// The current object has become a deposed one, because its successor comes first.
    record Deposed(ResourceInstanceAddress address, String deposedKey) implements JournalRecord {}

    /// A deposed object is the current one again, because its successor could not be made.
    record Restored(ResourceInstanceAddress address, String deposedKey) implements JournalRecord {}

    /// When the change of the object is done that is about to begin, these invocations of actions are due.
    ///
    /// @param places of the invocations
    record Due(ResourceInstanceAddress address, List<String> places) implements JournalRecord {
        public Due {
            places = List.copyOf(places);
        }
    }

    /// An action is about to be invoked.
    ///
    /// @param address of the action
    /// @param place of the invocation: an action may be invoked several times in one run
    /// @param digest of what it is invoked with, in hex
    record Invoking(
            ResourceInstanceAddress address,
            String place,
            ProviderConfigAddress provider,
            String digest)
            implements JournalRecord {}

    /// The action has come to its end.
    ///
    /// @param succeeded false where its provider said that it failed
    record Invoked(ResourceInstanceAddress address, String place, boolean succeeded)
            implements JournalRecord {}

    /// What applying goes on from holds objects under other addresses than the state that was saved:
    /// some were moved, or taken over. One record, because none of them may be there twice or not at
    /// all where the process ends between two.
    ///
    /// @param parts [Saved] and [Gone]
    record Rearranged(List<JournalRecord> parts) implements JournalRecord {
        public Rearranged {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("nothing was rearranged");
            }
        }

        @Override
        public ResourceInstanceAddress address() {
            return parts.getFirst().address();
        }
    }
}
