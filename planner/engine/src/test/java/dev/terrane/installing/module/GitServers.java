package dev.terrane.installing.module;

import com.sun.net.httpserver.HttpExchange;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Serves one repository as Git hosts do: over HTTP (the smart protocol), and over SSH.
final class GitServers {
    private GitServers() {}

    /// For the folder `/repo.git` of a web server.
    static void http(HttpExchange exchange, Path folder) throws IOException {
        try (exchange;
                Repository repository = open(folder)) {
            UploadPack pack = new UploadPack(repository);
            pack.setBiDirectionalPipe(false);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean asksForReferences = exchange.getRequestURI().getPath().endsWith("/info/refs");
            if (asksForReferences) {
                PacketLineOut lines = new PacketLineOut(out);
                lines.writeString("# service=git-upload-pack\n");
                lines.end();
                pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
            } else {
                pack.upload(new ByteArrayInputStream(body(exchange)), out, null);
            }
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            "application/x-git-upload-pack-%s"
                                    .formatted(asksForReferences ? "advertisement" : "result"));
            exchange.sendResponseHeaders(200, out.size());
            out.writeTo(exchange.getResponseBody());
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = exchange.getRequestBody()) {
            return packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    private static Repository open(Path folder) throws IOException {
        return new FileRepositoryBuilder().setWorkTree(folder.toFile()).build();
    }

    /// A Git host that lets in whoever has the key.
    static final class Ssh implements AutoCloseable {
        private final SshServer server = SshServer.setUpDefaultServer();
        private final KeyPair host;
        private final KeyPair user;
        private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

        Ssh(Path folder) throws IOException, GeneralSecurityException {
            host = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
            user = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
            server.setHost("127.0.0.1");
            server.setPort(0);
            server.setKeyPairProvider(KeyPairProvider.wrap(host));
            server.setPublickeyAuthenticator((name, key, session) ->
                    name.equals("git") && KeyUtils.compareKeys(user.getPublic(), key));
            server.setCommandFactory((channel, command) -> new Serve(command, folder));
            server.start();
        }

        String url() {
            return "ssh://git@127.0.0.1:" + server.getPort() + "/team/repo.git";
        }

        /// As it stands in `known_hosts`.
        String known() {
            return "[127.0.0.1]:%d %s\n"
                    .formatted(server.getPort(), PublicKeyEntry.toString(host.getPublic()));
        }

        String userKey() throws Exception {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, "", null, text);
            return text.toString(StandardCharsets.UTF_8);
        }

        String encodedUserKey() throws Exception {
            return Base64.getUrlEncoder()
                    .encodeToString(userKey().getBytes(StandardCharsets.UTF_8));
        }

        List<String> commands() {
            return List.copyOf(commands);
        }

        @Override
        public void close() throws IOException {
            server.stop(true);
        }

        private final class Serve extends AbstractCommandSupport {
            private final Path folder;

            Serve(String command, Path folder) {
                super(command, null);
                this.folder = folder;
            }

            @Override
            public void run() {
                commands.add(getCommand());
                try (Repository repository = open(folder)) {
                    new UploadPack(repository)
                            .upload(getInputStream(), getOutputStream(), getErrorStream());
                    onExit(0);
                } catch (IOException e) {
                    onExit(1, e.getMessage());
                }
            }
        }
    }
}
