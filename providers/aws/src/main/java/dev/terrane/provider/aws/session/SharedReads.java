package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// An HTTP client that makes equal calls once while objects are read again ([Refreshing]): a bucket
/// and the resource of its versioning ask S3 the same.
///
/// Any request that changes something makes all answers forgotten, before it is sent and after. Kept
/// are answers, and that there is nothing (404); no other refusals, nothing long, and nothing for
/// longer than five minutes. Once everything is planned nothing is shared any more: provisioners may
/// change what only they know of.
final class SharedReads implements SdkHttpClient {
    private static final int LONGEST = 1 << 20;
    private static final long MOST = 16L << 20;
    private static final int NOT_FOUND = 404;
    private static final long MAXIMUM_AGE = Duration.ofMinutes(5).toNanos();

    private final SdkHttpClient client;
    private final BooleanSupplier on;
    private final LongSupplier nanoTime;
    private volatile Kept kept = new Kept(new ConcurrentHashMap<>(), new AtomicLong());

    /// @param on whether answers are shared, still
    SharedReads(SdkHttpClient client, BooleanSupplier on, LongSupplier nanoTime) {
        this.client = client;
        this.on = on;
        this.nanoTime = nanoTime;
    }

    /// Answers by their questions; empty for those that are not to be kept.
    ///
    /// @param bytes how much all of them are
    private record Kept(
            Map<String, CompletableFuture<Optional<Answer>>> answers, AtomicLong bytes) {}

    private record Answer(SdkHttpResponse head, SdkBytes body, long asOf) {
        HttpExecuteResponse response() {
            return SharedReads.response(head, body.asInputStream());
        }
    }

    private static HttpExecuteResponse response(SdkHttpResponse head, InputStream body) {
        return HttpExecuteResponse.builder()
                .response(head)
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                SentRequest sent = SentRequest.of(request);
                if (!sent.reads()) {
                    return changing(prepared);
                }
                return Refreshing.isOn() && on.getAsBoolean()
                        ? shared(sent.question(), prepared)
                        : prepared.call();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private HttpExecuteResponse changing(ExecutableHttpRequest request) throws IOException {
        forget();
        try {
            return request.call();
        } finally {
            forget();
        }
    }

    private void forget() {
        kept = new Kept(new ConcurrentHashMap<>(), new AtomicLong());
    }

    /// Whoever asks first sends the request; whoever asks the same meanwhile waits for that answer.
    private HttpExecuteResponse shared(String question, ExecutableHttpRequest request)
            throws IOException {
        Kept now = kept;
        CompletableFuture<Optional<Answer>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Answer>> other = now.answers().putIfAbsent(question, mine);
        if (other != null) {
            Optional<Answer> known = other.join().filter(this::isFresh);
            return known.isPresent() ? known.get().response() : request.call();
        }
        Optional<Answer> answer = Optional.empty();
        try {
            HttpExecuteResponse response = request.call();
            byte[] start = start(response);
            if (start.length > LONGEST) {
                return response(response.httpResponse(), whole(start, response));
            }
            Answer whole =
                    new Answer(
                            response.httpResponse(),
                            SdkBytes.fromByteArrayUnsafe(start),
                            nanoTime.getAsLong());
            answer = Optional.of(whole).filter(found -> isWorthKeeping(found, now));
            return whole.response();
        } finally {
            if (answer.isEmpty()) {
                now.answers().remove(question, mine);
            }
            mine.complete(answer);
        }
    }

    private boolean isFresh(Answer answer) {
        return nanoTime.getAsLong() - answer.asOf() < MAXIMUM_AGE;
    }

    private static byte[] start(HttpExecuteResponse response) throws IOException {
        Optional<AbortableInputStream> body = response.responseBody();
        return body.isEmpty() ? new byte[0] : body.get().readNBytes(LONGEST + 1);
    }

    private static InputStream whole(byte[] start, HttpExecuteResponse response) {
        InputStream rest =
                response.responseBody()
                        .orElseThrow(() -> new UncheckedIOException(new IOException("no body")));
        return new SequenceInputStream(new ByteArrayInputStream(start), rest);
    }

    private static boolean isWorthKeeping(Answer answer, Kept now) {
        return (answer.head().isSuccessful() || answer.head().statusCode() == NOT_FOUND)
                && now.bytes().addAndGet(answer.body().asByteArrayUnsafe().length) <= MOST;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
