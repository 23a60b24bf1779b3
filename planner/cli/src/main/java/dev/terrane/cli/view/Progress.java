package dev.terrane.cli.view;

import dev.terrane.applying.ApplyProgress;
import dev.terrane.planning.PlanningProgress;

/// What is told while planning or applying, and how it is ended.
public interface Progress extends PlanningProgress, ApplyProgress, AutoCloseable {
    /// No more is told after this.
    @Override
    void close();
}
