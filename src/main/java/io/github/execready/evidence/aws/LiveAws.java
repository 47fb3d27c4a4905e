// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Asks AWS itself; calls go out on a few threads that end with the process. A call that ignores its own timeout, as one
 * whose {@code credential_process} hangs does, is given up together with its thread.
 */
final class LiveAws implements AwsApi {

    private static final Logger LOG = LoggerFactory.getLogger(LiveAws.class);
    private static final int THREADS = 12;

    /** What a call may take beyond its timeout, for finding credentials and making clients, before it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Clients clients;
    private final Duration patience;
    private final ThreadPoolExecutor threads;

    LiveAws(LiveSettings settings) {
        this(new Clients(settings), settings.callTimeout().plus(GRACE));
    }

    LiveAws(Clients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
        AtomicInteger count = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "aws-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
        threads.execute(() -> {
            // Counted from here: time spent waiting for a thread is not the call's.
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> giveUp(operation, answer));
            try {
                answer.complete(call(operation, request));
            } catch (Error e) {
                answer.completeExceptionally(e);
            }
        });
        return Pending.call(answer);
    }

    private <R extends AwsResponse> void giveUp(Operation<?, R> operation, CompletableFuture<Answer<R>> answer) {
        Failure failure = new Failure(Failure.Kind.SERVICE_ERROR, operation.action(), "", "no answer in time");
        if (answer.complete(new Answer.Failed<>(failure))) {
            LOG.debug("{} given up; another thread takes the place of its own", operation);
            synchronized (threads) {
                threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
                threads.setCorePoolSize(threads.getCorePoolSize() + 1);
            }
        }
    }

    private <Q extends AwsRequest, R extends AwsResponse> Answer<R> call(Operation<Q, R> operation, Q request) {
        long start = System.nanoTime();
        try {
            R response = operation.live().apply(clients, request);
            return new Answer.Said<>(
                    operation.action(), response, BucketRegion.of(response).orElse(""));
        } catch (RuntimeException e) {
            Failure failure = Failures.of(operation, e);
            LOG.debug("{} failed: {} {} {}", operation, failure.kind(), failure.code(), failure.message(), e);
            return new Answer.Failed<>(
                    failure,
                    e instanceof AwsServiceException said
                            ? BucketRegion.of(said).orElse("")
                            : "");
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
