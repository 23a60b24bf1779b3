package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.Refreshing;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Asks for many things one by one, some of them at a time: what AWS does not tell for many at once.
public final class Together {
    private static final int AT_A_TIME = 10;

    private Together() {}

    /// Answers in the order of the questions; the first failure is thrown.
    public static <T, R> List<R> each(List<T> questions, Function<T, R> ask) {
        if (questions.size() < 2) {
            return questions.stream().map(ask).toList();
        }
        Semaphore places = new Semaphore(AT_A_TIME);
        Function<T, R> asking = Refreshing.isOn() ? one -> during(ask, one) : ask;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<R>> answers =
                    questions.stream()
                            .map(question ->
                                    CompletableFuture.supplyAsync(
                                            () -> within(places, question, asking), threads))
                            .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException | CancellationException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /// Reads objects, some of them at a time; those that AWS does not know are gone.
    public static void readEach(List<Draft> objects, Consumer<Draft> reading, String... goneCodes) {
        each(
                objects,
                object -> {
                    Calls.unlessGone(() -> reading.accept(object), object::gone, goneCodes);
                    return object;
                });
    }

    /// As many as a request takes.
    public static <T> List<List<T>> parts(List<T> all, int size) {
        return Stream.iterate(0, from -> from < all.size(), from -> from + size)
                .map(from -> all.subList(from, Math.min(from + size, all.size())))
                .toList();
    }

    /// Other threads do not know by themselves what this one is about.
    private static <T, R> R during(Function<T, R> ask, T question) {
        return Refreshing.during(() -> ask.apply(question));
    }

    private static <T, R> R within(Semaphore places, T question, Function<T, R> ask) {
        places.acquireUninterruptibly();
        try {
            return ask.apply(question);
        } finally {
            places.release();
        }
    }
}
