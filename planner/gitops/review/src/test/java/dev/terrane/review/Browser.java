package dev.terrane.review;

import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium without a window, spoken to by its own protocol: https://chromedevtools.github.io/devtools-protocol/.
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int requests;

    /// On the PATH.
    static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param profile a folder of its own
    Browser(Path program, Path profile) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--window-size=1200,900",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        socket =
                client.newWebSocketBuilder().buildAsync(page(port(profile)), new Listener()).join();
        ask("Page.enable", Map.of());
    }

    private String port(Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        while (!Files.exists(file) || Files.readAllLines(file).isEmpty()) {
            if (!process.isAlive()) {
                throw new IOException("the browser ended with " + process.exitValue());
            }
            Thread.sleep(20);
        }
        return Files.readAllLines(file).getFirst();
    }

    private URI page(String port) throws IOException, InterruptedException {
        HttpRequest list =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build();
        while (true) {
            Value all = ImpliedJson.read(client.send(list, BodyHandlers.ofString()).body());
            for (Value target : all.asList()) {
                if (text(target, "type").equals("page")) {
                    return URI.create(text(target, "webSocketDebuggerUrl"));
                }
            }
            Thread.sleep(20);
        }
    }

    private static String text(Value object, String name) {
        return object.asMap().getOrDefault(name, Value.NULL) instanceof Value.StringValue text
                ? text.text()
                : "";
    }

    /// Opens a page, and waits until all of it is there.
    void open(URI page) throws IOException, InterruptedException {
        send("Page.navigate", Map.of("url", Value.string(page.toString())));
        until("\"method\":\"Page.loadEventFired\"");
    }

    /// What an expression comes to, as text.
    String evaluate(String expression) throws IOException, InterruptedException {
        Value answer =
                ask(
                        "Runtime.evaluate",
                        Map.of("expression", Value.string("String(" + expression + ")")));
        return text(answer.asMap().getOrDefault("result", Value.NULL), "value");
    }

    /// Presses a key, such as `j` or `Enter`.
    void press(String key) throws IOException, InterruptedException {
        Value name = Value.string(key);
        Value text = Value.string(key.equals("Enter") ? "\r" : key.length() == 1 ? key : "");
        ask(
                "Input.dispatchKeyEvent",
                Map.of("type", Value.string("keyDown"), "key", name, "text", text));
        ask("Input.dispatchKeyEvent", Map.of("type", Value.string("keyUp"), "key", name));
    }

    /// What the system of the reader prefers: `dark` or `light`.
    void prefer(String scheme) throws IOException, InterruptedException {
        Value feature =
                Value.object(
                        Map.of(
                                "name", Value.string("prefers-color-scheme"),
                                "value", Value.string(scheme)));
        ask("Emulation.setEmulatedMedia", Map.of("features", Value.tuple(List.of(feature))));
    }

    /// A picture of what is in sight, in the format PNG.
    byte[] picture() throws IOException, InterruptedException {
        return Base64.getDecoder().decode(text(ask("Page.captureScreenshot", Map.of()), "data"));
    }

    private int send(String method, Map<String, Value> parameters) {
        int id = ++requests;
        String message =
                JsonText.of(
                        Value.object(
                                Map.of(
                                        "id", Value.number(id),
                                        "method", Value.string(method),
                                        "params", Value.object(parameters))));
        socket.sendText(message, true).join();
        return id;
    }

    private Value ask(String method, Map<String, Value> parameters)
            throws IOException, InterruptedException {
        String answer = until("{\"id\":" + send(method, parameters) + ",");
        return ImpliedJson.read(answer).asMap().getOrDefault("result", Value.NULL);
    }

    private String until(String part) throws InterruptedException {
        while (true) {
            String message = messages.take();
            if (message.contains(part)) {
                return message;
            }
            if (message.isEmpty()) {
                throw new IllegalStateException("the browser has ended");
            }
        }
    }

    @Override
    public void close() {
        send("Browser.close", Map.of());
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        socket.abort();
        client.close();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            messages.add("");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            messages.add("");
        }
    }
}
