package dev.terrane.backends.local;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.state.StateBackend;

class LocalBackendTest extends BackendContract {
    @Override
    protected StateBackend open(BackendContext context) {
        return new LocalBackendType().open(BackendArguments.NONE, context);
    }

    @Override
    protected boolean isOnThisDisk() {
        return true;
    }
}
