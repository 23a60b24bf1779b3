package dev.terrane.backends.consul;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.backends.tls.TlsContexts;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The requests of Consul's key-value store and of its sessions.
final class ConsulCalls implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final int TOO_LARGE = 413;

    private final HttpClient client;
    private final ConsulSettings settings;

    private ConsulCalls(HttpClient client, ConsulSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    static ConsulCalls of(ConsulSettings settings) throws StateStoreException {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TO_CONNECT);
        if (settings.address().startsWith("https:")) {
            builder.sslContext(TlsContexts.of("consul", settings.tls()));
        }
        return new ConsulCalls(builder.build(), settings);
    }

    /// What a key holds.
    ///
    /// @param index grows whenever the key is written
    /// @param session of whoever has acquired it, empty where nobody has
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Entry(byte[] value, long index, String session) {}

    Optional<Entry> get(String key) throws StateStoreException {
        HttpResponse<byte[]> answer = send("GET", path("/v1/kv/", key), "consistent", new byte[0]);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(entry(checked(answer, "read").body()));
    }

    private Entry entry(byte[] text) throws StateStoreException {
        byte[] value = new byte[0];
        long index = 0;
        String session = "";
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                switch (name) {
                    case "ModifyIndex" -> index = json.getLongValue();
                    case "Session" -> session = json.getText();
                    case "Value" -> {
                        if (token == JsonToken.VALUE_STRING) {
                            value = Base64.getDecoder().decode(json.getText());
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw problems().unreadable(e);
        }
        return new Entry(value, index, session);
    }

    /// @param condition such as `cas=12` or `acquire=SESSION`, empty for none
    /// @return whether it was written
    boolean put(String key, byte[] value, String condition) throws StateStoreException {
        HttpResponse<byte[]> answer = send("PUT", path("/v1/kv/", key), condition, value);
        if (answer.statusCode() == TOO_LARGE) {
            throw problems().tooLarge();
        }
        return text(checked(answer, "written")).equals("true");
    }

    /// @param condition such as `recurse`, empty for none
    void delete(String key, String condition) throws StateStoreException {
        checked(send("DELETE", path("/v1/kv/", key), condition, new byte[0]), "deleted");
    }

    List<String> keys(String prefix) throws StateStoreException {
        HttpResponse<byte[]> answer = send("GET", path("/v1/kv/", prefix), "keys", new byte[0]);
        if (answer.statusCode() == 404) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        try (JsonParser json = JSON.createParser(checked(answer, "listed").body())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                keys.add(json.getText());
            }
        } catch (IOException e) {
            throw problems().unreadable(e);
        }
        return keys;
    }

    /// @return its ID
    String createSession(String json) throws StateStoreException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] answer = checked(send("PUT", "/v1/session/create", "", body), "locked").body();
        try (JsonParser parser = JSON.createParser(answer)) {
            parser.nextToken();
            parser.nextToken();
            return parser.nextTextValue();
        } catch (IOException e) {
            throw problems().unreadable(e);
        }
    }

    /// @return whether there still was such a session
    boolean renewSession(String id) throws StateStoreException {
        return send("PUT", path("/v1/session/renew/", id), "", new byte[0]).statusCode() == 200;
    }

    void destroySession(String id) throws StateStoreException {
        checked(send("PUT", path("/v1/session/destroy/", id), "", new byte[0]), "unlocked");
    }

    private static String path(String prefix, String key) {
        return prefix
                + Stream.of(key.split("/", -1))
                        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .map(part -> part.replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    private HttpResponse<byte[]> send(String method, String path, String query, byte[] body)
            throws StateStoreException {
        String all =
                Stream.of(query, settings.datacenter().map(name -> "dc=" + name).orElse(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        settings.address()
                                                + path
                                                + (all.isEmpty() ? "" : "?" + all)))
                        .method(method, BodyPublishers.ofByteArray(body));
        settings.token().ifPresent(token -> request.header("X-Consul-Token", token));
        settings.login().ifPresent(login -> request.header("Authorization", basic(login)));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw problems().unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problems().unreachable(e);
        }
    }

    private static String basic(String login) {
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> checked(HttpResponse<byte[]> answer, String verb)
            throws StateStoreException {
        if (answer.statusCode() != 200) {
            throw problems().refused(verb, answer.statusCode(), text(answer));
        }
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8).strip();
    }

    private ConsulProblems problems() {
        return new ConsulProblems(settings.address(), settings.path());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
