package dev.terrane.backends.http;

import dev.terrane.backends.http.HttpCaller.Answer;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The state behind one address.
///
/// Its version is the `ETag` that the server gives, and then the server compares; one that gives none
/// is asked for the state once more before it is written.
final class HttpState implements RemoteState {
    private static final String TAG = "tag ";
    private static final String DIGEST = "digest ";

    private final HttpSettings settings;
    private final HttpCaller caller;
    private @Nullable LockInfo held;

    HttpState(HttpSettings settings, HttpCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @Override
    public String display() {
        URI address = settings.address();
        return address.getScheme()
                + "://"
                + address.getHost()
                + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        Answer answer = caller.call(settings.address(), "GET", new byte[0], Map.of());
        return switch (answer.status()) {
            case 200 ->
                    answer.body().length == 0
                            ? Optional.empty()
                            : Optional.of(new Content(answer.body(), version(answer)));
            case 204, 404 -> Optional.empty();
            default -> throw problems().refused("read", answer);
        };
    }

    private static String version(Answer answer) {
        return answer.header("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .map(TAG::concat)
                .orElseGet(() -> DIGEST + sha256(answer.body()));
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        if (!expected.startsWith(TAG) && !isStill(expected)) {
            return Optional.empty();
        }
        Answer answer =
                caller.call(
                        withLock(), settings.updateMethod(), content, headers(content, expected));
        return switch (answer.status()) {
            case 200, 201, 204 -> Optional.of(versionOf(content, answer));
            case 412 -> Optional.empty();
            case 409, 423 -> throw problems().lockLost(answer);
            default -> throw problems().refused("written", answer);
        };
    }

    private boolean isStill(String expected) throws StateStoreException {
        return read().map(Content::version).orElse(ABSENT).equals(expected);
    }

    /// Servers that know locks want to be told by whose lock something is written.
    private URI withLock() {
        LockInfo lock = held;
        if (lock == null) {
            return settings.address();
        }
        String address = settings.address().toString();
        String separator = settings.address().getRawQuery() == null ? "?" : "&";
        return URI.create(
                address + separator + "ID=" + URLEncoder.encode(lock.id(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(byte[] content, String expected) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-MD5", Base64.getEncoder().encodeToString(digest("MD5", content)));
        if (expected.startsWith(TAG)) {
            headers.put("If-Match", expected.substring(TAG.length()));
        }
        return headers;
    }

    /// What a later read would say, as far as the answer tells.
    private static String versionOf(byte[] content, Answer answer) {
        return answer.header("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .map(TAG::concat)
                .orElseGet(() -> DIGEST + sha256(content));
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        if (settings.lock().isEmpty()) {
            return Optional.empty();
        }
        HttpSettings.Lock lock = settings.lock().get();
        Answer answer = caller.call(lock.lockAddress(), lock.lockMethod(), wanted.toJson(), json());
        return switch (answer.status()) {
            case 200 -> {
                held = wanted;
                yield Optional.empty();
            }
            case 409, 423 -> otherThan(wanted, holder(answer));
            default -> throw problems().refused("locked", answer);
        };
    }

    /// Where it was asked twice, the lock that is there may be ours.
    private Optional<LockInfo> otherThan(LockInfo wanted, LockInfo there) {
        if (there.id().equals(wanted.id())) {
            held = wanted;
            return Optional.empty();
        }
        return Optional.of(there);
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private LockInfo holder(Answer answer) {
        try {
            return LockInfo.read(new ByteArrayInputStream(answer.body()));
        } catch (IOException e) {
            return LockInfo.withoutNote(display());
        }
    }

    /// The protocol has no question for it: what can be locked is not locked, and is unlocked again.
    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        LockInfo mine = held;
        LockInfo probe =
                new LockInfo(UUID.randomUUID().toString(), "probe", "", "", "", "", display());
        Optional<LockInfo> holder = lock(probe);
        if (holder.isEmpty() && settings.lock().isPresent()) {
            unlock(probe);
        }
        held = mine;
        return settings.lock().isEmpty() ? Optional.ofNullable(mine) : holder;
    }

    @Override
    public void unlock(LockInfo lock) throws StateStoreException {
        held = null;
        if (settings.lock().isEmpty()) {
            return;
        }
        HttpSettings.Lock server = settings.lock().get();
        Answer answer =
                caller.call(server.unlockAddress(), server.unlockMethod(), lock.toJson(), json());
        if (answer.status() != 200 && answer.status() != 204) {
            throw problems().refused("unlocked", answer);
        }
    }

    @Override
    public Optional<Companions> companions() {
        return settings.companions().map(place -> new HttpCompanions(place, caller, problems()));
    }

    private HttpProblems problems() {
        return new HttpProblems(display());
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
