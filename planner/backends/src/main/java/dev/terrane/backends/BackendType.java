package dev.terrane.backends;

import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

/// One kind of place where states are kept, as `backend "s3"` names it.
public interface BackendType {

    String name();

    /// The arguments that its block takes, those of Terraform's backend of that name.
    BackendSchema schema();

    /// Opens what the arguments name. No connection is made before something is asked for.
    ///
    /// @throws StateStoreException where the arguments can not be used together, or something is
    ///     missing that the surroundings would have to give
    StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException;
}
