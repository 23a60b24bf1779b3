package dev.terrane.provisioning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// OpenSSH's own key agent, where it is installed.
final class AgentProcess implements AutoCloseable {
    private final Process process;
    private final Path socket;

    private AgentProcess(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    static AgentProcess with(String privateKey, Path directory) throws Exception {
        assumeTrue(isInstalled(), "ssh-agent and ssh-add are not installed");
        Path socket = directory.resolve("agent.sock");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        while (!Files.exists(socket)) {
            Thread.sleep(20);
        }
        Path key =
                Files.createFile(
                        directory.resolve("key"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, privateKey);
        ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        if (add.start().waitFor() != 0) {
            throw new IllegalStateException("ssh-add has not taken the key");
        }
        return new AgentProcess(agent, socket);
    }

    private static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("ssh-add", "-?").start();
            process.waitFor();
            return new ProcessBuilder("ssh-agent", "-?").start().waitFor() >= 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String socket() {
        return socket.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
