package dev.terrane.backends.local;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.StateBackend;
import dev.terrane.value.Type;

/// `backend "local"`, which is also what counts where none is named.
public final class LocalBackendType implements BackendType {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder().optional(Type.STRING, "path", "workspace_dir").build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context) {
        return new LocalBackend(
                arguments.text("path").orElse(""),
                arguments.text("workspace_dir").orElse(""),
                context);
    }
}
