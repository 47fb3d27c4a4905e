// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Asks AWS itself; calls go out on a few threads that end with the process. */
final class LiveAws implements AwsApi {

    private static final Logger LOG = LoggerFactory.getLogger(LiveAws.class);
    private static final int THREADS = 8;

    private final Clients clients;
    private final ExecutorService threads;

    LiveAws(LiveSettings settings) {
        this.clients = new Clients(settings);
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "aws-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        return Pending.call(CompletableFuture.supplyAsync(() -> call(operation, request), threads));
    }

    private <Q extends AwsRequest, R extends AwsResponse> Answer<R> call(Operation<Q, R> operation, Q request) {
        long start = System.nanoTime();
        try {
            R response = operation.live().apply(clients, request);
            return new Answer.Said<>(operation.action(), response);
        } catch (RuntimeException e) {
            Failure failure = Failures.of(operation, e);
            LOG.debug("{} failed: {} {} {}", operation, failure.kind(), failure.code(), failure.message(), e);
            return new Answer.Failed<>(failure);
        } finally {
            LOG.debug("{} took {} ms", operation, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.close();
    }
}
