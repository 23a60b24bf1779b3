package dev.terrane.provisioning;

import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.scp.client.ScpClient;
import org.apache.sshd.scp.client.ScpClientCreator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// A machine to which a session is open.
final class SshCommunicator implements Communicator {
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);
    private static final int NO_STATUS = -1;

    private final SshConnection connection;
    private final ClientSession session;
    private final List<AutoCloseable> opened;

    /// @param opened all that ends with this
    SshCommunicator(SshConnection connection, ClientSession session, List<AutoCloseable> opened) {
        this.connection = connection;
        this.session = session;
        this.opened = opened;
    }

    @Override
    public void upload(byte[] content, String destination) throws ProvisionException {
        try {
            copy(content, destination);
        } catch (IOException e) {
            throw notCopied(e, destination);
        }
    }

    @Override
    public void upload(Path source, boolean contentAlone, String destination)
            throws ProvisionException {
        try {
            if (Files.isDirectory(source)) {
                copyFolder(source, contentAlone, destination);
            } else {
                scp().upload(source, destination);
            }
        } catch (IOException e) {
            throw notCopied(e, destination);
        }
    }

    private void copyFolder(Path source, boolean contentAlone, String destination)
            throws IOException {
        if (!contentAlone) {
            scp().upload(source, destination, EnumSet.of(ScpClient.Option.Recursive));
            return;
        }
        try (Stream<Path> entries = Files.list(source)) {
            Path[] all = entries.sorted().toArray(Path[]::new);
            if (all.length > 0) {
                scp().upload(
                                all,
                                destination,
                                EnumSet.of(
                                        ScpClient.Option.Recursive,
                                        ScpClient.Option.TargetIsDirectory));
            }
        }
    }

    private void copy(byte[] content, String destination) throws IOException {
        scp().upload(
                        content,
                        destination,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_READ,
                                PosixFilePermission.OTHERS_READ),
                        null);
    }

    private ScpClient scp() {
        return ScpClientCreator.instance().createScpClient(session);
    }

    private static ProvisionException notCopied(IOException e, String destination) {
        return new ProvisionException(
                "A file could not be copied to the machine. See that \"scp\" is there, and that the"
                        + " user may write to the destination.",
                "%s: %s".formatted(destination, e.getMessage()));
    }

    @Override
    public void runScript(byte[] script, ProvisionOutput output)
            throws ProvisionException, InterruptedException {
        String path = connection.scriptPath().replace("%RAND%", Long.toString(System.nanoTime()));
        byte[] whole = connection.windows() ? script : withShebang(script);
        upload(whole, path);
        if (!connection.windows()) {
            expectSuccess("chmod 0777 " + path, run("chmod 0777 " + path, new LineOutput(output)));
        }
        LineOutput lines = new LineOutput(output);
        int status = run(path, lines);
        if (!connection.windows()) {
            run("rm -f " + path, new LineOutput(output));
        }
        if (status != 0) {
            throw new ProvisionException(
                    "A script on the machine ended with exit status %d.".formatted(status),
                    lines.tail().isEmpty() ? "" : "Its last output:\n" + lines.tail());
        }
    }

    /// @param to gets the output of the command, and is closed by it
    private int run(String command, LineOutput to) throws ProvisionException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(to);
            channel.setErr(to);
            channel.addCloseFutureListener(future -> ended.countDown());
            channel.open().verify(STEP_TIMEOUT);
            ended.await();
            to.close();
            return Optional.ofNullable(channel.getExitStatus()).orElse(NO_STATUS);
        } catch (IOException e) {
            throw new ProvisionException(
                    "The connection to the machine was lost while a command ran there.",
                    String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        Closing.all(opened);
    }

    private static byte[] withShebang(byte[] script) {
        String text = new String(script, StandardCharsets.UTF_8);
        return text.startsWith("#!")
                ? script
                : ("#!/bin/sh\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static void expectSuccess(String command, int status) throws ProvisionException {
        if (status != 0) {
            throw new ProvisionException(
                    "A script that was copied to the machine could not be made ready. See that"
                            + " \"script_path\" may be written to.",
                    "%s: exit status %d".formatted(command, status));
        }
    }
}
