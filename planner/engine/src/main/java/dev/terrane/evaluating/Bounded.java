package dev.terrane.evaluating;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does many things at the same time, but never more than so many calls of providers.
public final class Bounded {
    private final int parallelism;
    private final Semaphore calls;

    public Bounded(int parallelism) {
        this.parallelism = parallelism;
        this.calls = new Semaphore(parallelism);
    }

    /// A call of a provider: waits until there is room for it.
    public <T> T call(Supplier<T> call) {
        calls.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            calls.release();
        }
    }

    /// The results in the order of the items. One item is done on the caller's own thread.
    public <A, B> List<B> map(List<A> items, Function<A, B> action) {
        if (items.size() == 1) {
            return List.of(action.apply(items.getFirst()));
        }
        List<B> results = new ArrayList<>(java.util.Collections.nCopies(items.size(), null));
        AtomicInteger next = new AtomicInteger();
        Callable<Void> worker =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < items.size();
                            i = next.getAndIncrement()) {
                        results.set(i, action.apply(items.get(i)));
                    }
                    return null;
                };
        runWorkers(worker, Math.min(parallelism, items.size()));
        return results;
    }

    private static void runWorkers(Callable<Void> worker, int count) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(worker));
            }
            for (Future<Void> future : running) {
                await(future);
            }
        }
    }

    private static void await(Future<Void> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("workers are stopped by their own signal", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }
}
