package dev.terrane.provisioning;

import java.util.List;

/// Closes what was opened, the last first.
final class Closing {
    private Closing() {}

    /// What can not be closed properly is given up: the connection is of no use any more.
    @SuppressWarnings("EmptyCatch") // as said
    static void all(List<AutoCloseable> opened) {
        for (AutoCloseable each : opened.reversed()) {
            try {
                each.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // nothing is left to be done with it
            }
        }
    }
}
