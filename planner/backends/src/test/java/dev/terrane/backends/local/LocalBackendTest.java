package dev.terrane.backends.local;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.state.StateBackend;

import java.util.List;
import java.util.Optional;

class LocalBackendTest extends BackendContract {
    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(new OtherProcess.Way(Elsewhere.class, List.of()));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) {
            return new LocalBackendType().open(BackendArguments.NONE, context);
        }
    }

    @Override
    protected StateBackend open(BackendContext context) {
        return new LocalBackendType().open(BackendArguments.NONE, context);
    }

    @Override
    protected boolean isOnThisDisk() {
        return true;
    }
}
