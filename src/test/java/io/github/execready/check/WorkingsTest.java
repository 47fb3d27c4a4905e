// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkingsTest {

    private final Workings workings = new Workings();

    @Test
    void aThingIsWorkedOutOnceForAllThatAskAtTheSameTime() {
        Object evidence = new Object();
        AtomicInteger times = new AtomicInteger();

        List<Integer> results = IntStream.range(0, 1_000)
                .parallel()
                .mapToObj(i -> workings.of(Integer.class, evidence, e -> times.incrementAndGet()))
                .toList();

        assertThat(results).containsOnly(1);
        assertThat(times).hasValue(1);
    }

    @Test
    void twoPiecesThatHoldTheSameAreTwoPieces() {
        assertThat(workings.of(Integer.class, List.of("a"), List::size)).isEqualTo(1);
        assertThat(workings.of(Integer.class, List.of("a"), list -> 7)).isEqualTo(7);
    }

    @Test
    void anotherKindOfResultIsAnotherThing() {
        List<String> evidence = List.of("a", "b");

        assertThat(workings.of(Integer.class, evidence, List::size)).isEqualTo(2);
        assertThat(workings.of(String.class, evidence, list -> list.get(0))).isEqualTo("a");
    }

    @Test
    @Timeout(10)
    void nobodyWaitsForWhatHeDoesNotAskFor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Object slow = new Object();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> workings.of(String.class, slow, e -> {
            begun.countDown();
            return awaited(asked);
        }));
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(workings.of(String.class, new Object(), e -> "at once")).isEqualTo("at once");
        asked.countDown();

        assertThat(waiting.join()).isEqualTo("in the end");
    }

    @Test
    void whatWentWrongIsTriedAgain() {
        Object evidence = new Object();

        assertThatThrownBy(() -> workings.of(String.class, evidence, e -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(workings.of(String.class, evidence, e -> "whole")).isEqualTo("whole");
    }

    private static String awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS) ? "in the end" : "never";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
