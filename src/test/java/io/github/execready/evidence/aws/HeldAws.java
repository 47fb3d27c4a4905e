// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Keeps every question until it is told to answer: what waits together was asked together. */
final class HeldAws implements AwsApi {

    private record Held(String action, Runnable answering) {}

    private final AwsApi api;
    private final List<Held> waiting = new ArrayList<>();
    private boolean closed;

    HeldAws(AwsApi api) {
        this.api = api;
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
        waiting.add(new Held(
                operation.action(),
                () -> answer.complete(api.ask(operation, request).join())));
        return Pending.call(answer);
    }

    /** Answers all that waits, and says what that was, in the order of the alphabet. */
    List<String> answer() {
        List<Held> wave = List.copyOf(waiting);
        waiting.clear();
        wave.forEach(held -> held.answering().run());
        return wave.stream().map(Held::action).sorted().toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        api.close();
    }
}
