// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is on its way, together with the number of calls that had to follow one another to get it: the round
 * trips that no parallelism saves.
 */
final class Pending<T> {

    private record Step<T>(T value, int chain) {}

    private final CompletableFuture<Step<T>> future;

    private Pending(CompletableFuture<Step<T>> future) {
        this.future = future;
    }

    /** A value that is there already. */
    static <T> Pending<T> of(T value) {
        return new Pending<>(CompletableFuture.completedFuture(new Step<>(value, 0)));
    }

    /** The value of one call. */
    static <T> Pending<T> call(CompletableFuture<T> answer) {
        return new Pending<>(answer.thenApply(value -> new Step<>(value, 1)));
    }

    /** A value that is found out meanwhile without asking AWS. */
    static <T> Pending<T> beside(CompletableFuture<T> value) {
        return new Pending<>(value.thenApply(v -> new Step<>(v, 0)));
    }

    /** All values, in order. */
    static <T> Pending<List<T>> all(List<Pending<T>> pending) {
        CompletableFuture<?>[] futures = pending.stream().map(p -> p.future).toArray(CompletableFuture<?>[]::new);
        return new Pending<>(CompletableFuture.allOf(futures).thenApply(done -> {
            List<Step<T>> steps = pending.stream().map(p -> p.future.join()).toList();
            return new Step<>(
                    steps.stream().map(Step::value).toList(),
                    steps.stream().mapToInt(Step::chain).max().orElse(0));
        }));
    }

    /** What is made of values of different kinds; {@code making} runs once all are there and may join them. */
    static <R> Pending<R> of(List<Pending<?>> parts, Supplier<? extends R> making) {
        CompletableFuture<?>[] futures = parts.stream().map(p -> p.future).toArray(CompletableFuture<?>[]::new);
        return new Pending<>(CompletableFuture.allOf(futures)
                .thenApply(done -> new Step<R>(
                        making.get(),
                        parts.stream().mapToInt(Pending::chain).max().orElse(0))));
    }

    <R> Pending<R> map(Function<? super T, ? extends R> f) {
        return new Pending<>(future.thenApply(step -> new Step<R>(f.apply(step.value()), step.chain())));
    }

    /** What is asked next, once this is known. */
    <R> Pending<R> then(Function<? super T, Pending<R>> next) {
        return new Pending<>(future.thenCompose(step -> next.apply(step.value())
                .future
                .thenApply(after -> new Step<>(after.value(), step.chain() + after.chain()))));
    }

    <U, R> Pending<R> with(Pending<U> other, BiFunction<? super T, ? super U, ? extends R> f) {
        return new Pending<>(future.thenCombine(
                other.future, (a, b) -> new Step<R>(f.apply(a.value(), b.value()), Math.max(a.chain(), b.chain()))));
    }

    /** Waits for the value. */
    T join() {
        return step().value();
    }

    /** Waits, and tells how many calls had to follow one another. */
    int chain() {
        return step().chain();
    }

    private Step<T> step() {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
