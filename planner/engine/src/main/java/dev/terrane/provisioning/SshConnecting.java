package dev.terrane.provisioning;

import java.io.IOException;
import java.time.Duration;

/// Connects to machines, again and again while they are not there yet.
final class SshConnecting {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private SshConnecting() {}

    /// A machine that was just made needs time to come up, and to learn who may log in: whatever
    /// fails is tried again, until the connection's timeout is over.
    static Communicator open(SshConnection connection, Workplace workplace, ProvisionOutput output)
            throws ProvisionException, InterruptedException {
        SshLogin login = SshLogin.of(connection, workplace);
        long end = System.nanoTime() + connection.timeout().toNanos();
        Duration pause = Duration.ofSeconds(1);
        output.line(announcement(connection));
        while (true) {
            try {
                Communicator machine = login.connect();
                output.line("Connected!");
                return machine;
            } catch (IOException e) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    throw unreachable(e);
                }
                output.line("Not connected yet, trying again...");
                Thread.sleep(shorter(pause, left));
            }
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String announcement(SshConnection connection) {
        String way =
                connection
                        .bastion()
                        .map(hop -> " by way of %s:%d".formatted(hop.host(), hop.port()))
                        .orElse("");
        return "Connecting by SSH to %s:%d%s as %s..."
                .formatted(
                        connection.target().host(),
                        connection.target().port(),
                        way,
                        connection.target().user());
    }

    private static ProvisionException unreachable(IOException last) {
        return new ProvisionException(
                "The machine could not be reached by SSH before the timeout of the connection was over."
                        + " See that it runs, and that user and key are right.",
                "The last attempt ended with: " + last.getMessage());
    }
}
