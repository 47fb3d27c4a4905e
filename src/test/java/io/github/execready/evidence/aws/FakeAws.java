// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * AWS as a table of answers; whatever is not in it is denied. Told to hold, it keeps the questions until it is told to
 * answer those that wait.
 */
final class FakeAws implements AwsApi {

    private final Map<Operation<?, ?>, Function<AwsRequest, Answer<?>>> answers = new HashMap<>();
    private final List<Operation<?, ?>> asked = new ArrayList<>();
    private final List<AwsRequest> requests = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean closed;

    @SuppressWarnings("unchecked") // the operation fixes the request's type
    <Q extends AwsRequest, R extends AwsResponse> FakeAws on(Operation<Q, R> operation, Function<Q, R> response) {
        answers.put(operation, request -> new Answer.Said<>(operation.action(), response.apply((Q) request)));
        return this;
    }

    FakeAws fail(Operation<?, ?> operation, Failure.Kind kind, String code) {
        answers.put(operation, request -> failed(operation, kind, code));
        return this;
    }

    FakeAws failAll(Failure.Kind kind, String code) {
        Operations.ALL.forEach(operation -> fail(operation, kind, code));
        return this;
    }

    FakeAws hold() {
        holding = true;
        return this;
    }

    /** Answers what waits, and says what that was. */
    List<String> answerWaiting() {
        List<String> wave = asked.subList(asked.size() - held.size(), asked.size()).stream()
                .map(Operation::action)
                .sorted()
                .toList();
        List<Runnable> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(Runnable::run);
        return wave;
    }

    long count(Operation<?, ?> operation) {
        return asked.stream().filter(operation::equals).count();
    }

    <Q extends AwsRequest> List<Q> requests(Class<Q> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    @SuppressWarnings("unchecked") // the operation fixes the response's type
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        asked.add(operation);
        requests.add(request);
        Answer<R> answer = (Answer<R>) answers.getOrDefault(
                        operation, r -> failed(operation, Failure.Kind.ACCESS_DENIED, "AccessDeniedException"))
                .apply(request);
        CompletableFuture<Answer<R>> future = new CompletableFuture<>();
        if (holding) {
            held.add(() -> future.complete(answer));
        } else {
            future.complete(answer);
        }
        return Pending.call(future);
    }

    private static Answer<?> failed(Operation<?, ?> operation, Failure.Kind kind, String code) {
        return new Answer.Failed<>(new Failure(kind, operation.action(), code, "as the test wants it"));
    }

    @Override
    public void close() {
        closed = true;
    }
}
