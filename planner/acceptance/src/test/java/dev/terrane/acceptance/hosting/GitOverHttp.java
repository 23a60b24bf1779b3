package dev.terrane.acceptance.hosting;

import com.sun.net.httpserver.HttpExchange;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Git's "smart" protocol over HTTP, by JGit's server side. Everybody reads; who pushes shows a token.
final class GitOverHttp {
    private static final String RECEIVE = "git-receive-pack";
    private static final String UPLOAD = "git-upload-pack";

    private final Repository repository;
    private final PostReceiveHook received;

    GitOverHttp(Repository repository, PostReceiveHook received) {
        this.repository = repository;
        this.received = received;
    }

    /// @param path within the repository
    /// @param writer whether the user may push
    void answer(HttpExchange exchange, String path, boolean writer) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean push = path.equals("/" + RECEIVE) || query.contains(RECEIVE);
        if (push && !writer) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(
                    exchange.getRequestHeaders().containsKey("Authorization") ? 403 : 401, -1);
            return;
        }
        String service = push ? RECEIVE : UPLOAD;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (path.equals("/info/refs")) {
            advertise(service, out);
            send(exchange, "application/x-" + service + "-advertisement", out);
        } else {
            try (InputStream in = body(exchange)) {
                exchange(service, in, out);
            }
            send(exchange, "application/x-" + service + "-result", out);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private void advertise(String service, ByteArrayOutputStream out) throws IOException {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=" + service + "\n");
        lines.end();
        PacketLineOutRefAdvertiser refs = new PacketLineOutRefAdvertiser(lines);
        if (service.equals(RECEIVE)) {
            receive().sendAdvertisedRefs(refs);
        } else {
            upload().sendAdvertisedRefs(refs);
        }
    }

    private void exchange(String service, InputStream in, ByteArrayOutputStream out)
            throws IOException {
        if (service.equals(RECEIVE)) {
            receive().receive(in, out, null);
        } else {
            upload().upload(in, out, null);
        }
    }

    private UploadPack upload() {
        UploadPack upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        return upload;
    }

    private ReceivePack receive() {
        ReceivePack receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.setAllowPushOptions(true);
        receive.setPostReceiveHook(received);
        return receive;
    }

    private static void send(HttpExchange exchange, String type, ByteArrayOutputStream out)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, out.size() == 0 ? -1 : out.size());
        out.writeTo(exchange.getResponseBody());
    }
}
