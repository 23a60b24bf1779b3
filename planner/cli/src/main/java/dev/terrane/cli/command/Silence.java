package dev.terrane.cli.command;

import dev.terrane.cli.view.Progress;

/// Tells nothing.
enum Silence implements Progress {
    INSTANCE;

    @Override
    public void close() {
        // nothing was told
    }
}
