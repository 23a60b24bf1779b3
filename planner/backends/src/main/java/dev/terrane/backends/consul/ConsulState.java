package dev.terrane.backends.consul;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.backends.consul.ConsulCalls.Entry;
import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The state of one workspace: the value of a key, whose version is the index that Consul gives it.
///
/// What is larger than a value may be is kept in parts under `PATH/tfstate.MD5/`; the key then holds
/// their names: `{"current-hash":"...","chunks":["..."]}`.
final class ConsulState implements RemoteState {
    private static final int PART_BYTES = 512 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final ConsulSettings settings;
    private final String path;
    private final ConsulCalls calls;
    private final ConsulLock lock;

    ConsulState(ConsulSettings settings, String path, ConsulCalls calls) {
        this.settings = settings;
        this.path = path;
        this.calls = calls;
        this.lock = new ConsulLock(path, calls);
    }

    @Override
    public String display() {
        return settings.address() + "/" + path;
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        Optional<Entry> entry = calls.get(path);
        return entry.isEmpty() ? Optional.empty() : Optional.of(content(path, entry.get()));
    }

    private Content content(String key, Entry entry) throws StateStoreException {
        Optional<Parts> parts = parts(entry.value());
        byte[] packed = parts.isEmpty() ? entry.value() : joined(key, parts.get());
        return new Content(unpacked(packed), String.valueOf(entry.index()));
    }

    /// @param digest MD5 of all parts together, in hexadecimal digits
    private record Parts(String digest, List<String> keys) {}

    private static Optional<Parts> parts(byte[] value) {
        if (value.length == 0 || value[0] != '{') {
            return Optional.empty();
        }
        String digest = "";
        List<String> keys = new ArrayList<>();
        try (JsonParser json = JSON.createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                switch (json.currentName()) {
                    case "current-hash" -> digest = json.nextTextValue();
                    case "chunks" -> {
                        json.nextToken();
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            keys.add(json.getText());
                        }
                    }
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return digest.isEmpty() ? Optional.empty() : Optional.of(new Parts(digest, keys));
    }

    private byte[] joined(String key, Parts parts) throws StateStoreException {
        var all = new ByteArrayOutputStream();
        for (String part : parts.keys()) {
            all.writeBytes(calls.get(part).orElseThrow(() -> incomplete(part)).value());
        }
        if (!md5(all.toByteArray()).equals(parts.digest())) {
            throw incomplete(key + "/tfstate." + parts.digest());
        }
        return all.toByteArray();
    }

    private StateStoreException incomplete(String part) {
        return new ConsulProblems(settings.address(), path).incomplete(part);
    }

    /// A state begins with `{`, and what is packed with the mark of gzip.
    private static byte[] unpacked(byte[] value) {
        if (value.length == 0 || value[0] != 0x1f) {
            return value;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return value;
        }
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        String condition = "cas=" + (expected.equals(ABSENT) ? "0" : expected);
        return write(path, content, condition)
                ? calls.get(path).map(now -> String.valueOf(now.index()))
                : Optional.empty();
    }

    /// Parts are there before the key names them, and go after it does so no more.
    private boolean write(String key, byte[] content, String condition) throws StateStoreException {
        Optional<Parts> before = calls.get(key).flatMap(entry -> parts(entry.value()));
        byte[] value = settings.gzip() ? packed(content) : content;
        Optional<Parts> next = Optional.empty();
        if (value.length > PART_BYTES) {
            next = Optional.of(writeParts(key, value));
            value = json(next.get());
        }
        boolean written = calls.put(key, value, condition);
        Optional<Parts> unused = written ? before : next;
        Optional<Parts> used = written ? next : before;
        if (unused.isPresent() && !unused.equals(used)) {
            calls.delete(key + "/tfstate." + unused.get().digest() + "/", "recurse");
        }
        return written;
    }

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private Parts writeParts(String key, byte[] value) throws StateStoreException {
        String digest = md5(value);
        List<String> keys = new ArrayList<>();
        for (int at = 0; at < value.length; at += PART_BYTES) {
            String part = key + "/tfstate." + digest + "/" + keys.size();
            calls.put(
                    part,
                    Arrays.copyOfRange(value, at, Math.min(value.length, at + PART_BYTES)),
                    "");
            keys.add(part);
        }
        return new Parts(digest, keys);
    }

    private static byte[] json(Parts parts) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("current-hash", parts.digest());
            json.writeArrayFieldStart("chunks");
            for (String key : parts.keys()) {
                json.writeString(key);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        return settings.lock() ? lock.take(wanted) : Optional.empty();
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        return lock.holder();
    }

    @Override
    public void unlock(LockInfo held) throws StateStoreException {
        lock.release();
    }

    @Override
    public void breakLock(LockInfo other) throws StateStoreException {
        lock.breakIt();
    }

    void delete() throws StateStoreException {
        beside().deleteAll();
        calls.delete(path + "/", "recurse");
        calls.delete(path, "");
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(beside());
    }

    private Companions beside() {
        return new Beside();
    }

    /// Keys below that of the state, where its lock is too: Terraform takes every other key that begins as
    /// a workspace's does for a workspace.
    private final class Beside implements Companions {
        private String key(Companion which) {
            return path + "/" + which.suffix();
        }

        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            Optional<Entry> entry = calls.get(key(which));
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(content(key(which), entry.get()).bytes());
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            ConsulState.this.write(key(which), content, "");
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            calls.delete(key(which), "");
            calls.delete(key(which) + "/", "recurse");
        }
    }
}
