// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * An AWS account of canned answers. The answer that was given last and fits the request wins, so that a test can change
 * one answer of a whole account. What nobody gave an answer to is denied.
 */
final class FakeAws implements AwsApi {

    private record Canned(Operation<?, ?> operation, Predicate<AwsRequest> when, Function<AwsRequest, Answer<?>> say) {}

    private final List<Canned> answers = new ArrayList<>();
    private final List<AwsRequest> asked = new CopyOnWriteArrayList<>();
    private final List<Operation<?, ?>> operations = new CopyOnWriteArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private final Map<Operation<?, ?>, String> regions = new HashMap<>();
    private boolean holding;
    private boolean closed;

    /** Answers every request of an operation. */
    <Q extends AwsRequest, R extends AwsResponse> FakeAws says(Operation<Q, R> operation, R response) {
        return says(operation, request -> true, response);
    }

    /** Answers the requests that fit. */
    <Q extends AwsRequest, R extends AwsResponse> FakeAws says(
            Operation<Q, R> operation, Predicate<Q> when, R response) {
        return answers(operation, when, request -> new Answer.Said<>(operation.action(), response));
    }

    /** Computes the answer from the request. */
    <Q extends AwsRequest, R extends AwsResponse> FakeAws computes(Operation<Q, R> operation, Function<Q, R> response) {
        return answers(
                operation, request -> true, request -> new Answer.Said<>(operation.action(), response.apply(request)));
    }

    /** Refuses every request of an operation: access denied. */
    FakeAws denies(Operation<?, ?> operation) {
        return fails(operation, Failure.Kind.ACCESS_DENIED, "AccessDenied");
    }

    /** Fails every request of an operation. */
    <Q extends AwsRequest, R extends AwsResponse> FakeAws fails(
            Operation<Q, R> operation, Failure.Kind kind, String code) {
        return fails(operation, request -> true, kind, code);
    }

    /** Fails every request of every operation. */
    FakeAws failsAll(Failure.Kind kind, String code) {
        Operations.ALL.forEach(operation -> fails(operation, kind, code));
        return this;
    }

    /** Fails the requests that fit. */
    <Q extends AwsRequest, R extends AwsResponse> FakeAws fails(
            Operation<Q, R> operation, Predicate<Q> when, Failure.Kind kind, String code) {
        return answers(operation, when, request -> new Answer.Failed<>(failure(operation, kind, code)));
    }

    /** Answers and refuses from this Region, as S3 does for its buckets. */
    FakeAws locates(Operation<?, ?> operation, String region) {
        regions.put(operation, region);
        return this;
    }

    private <R> Answer<R> located(Operation<?, ?> operation, Answer<R> answer) {
        String region = regions.getOrDefault(operation, "");
        return answer.fold(
                said -> new Answer.Said<>(said.operation(), said.response(), region),
                failure -> new Answer.Failed<>(failure, region));
    }

    @SuppressWarnings("unchecked") // the operation fixes the request's type
    private <Q extends AwsRequest, R extends AwsResponse> FakeAws answers(
            Operation<Q, R> operation, Predicate<Q> when, Function<Q, Answer<R>> say) {
        answers.add(0, new Canned(operation, (Predicate<AwsRequest>) when, (Function<AwsRequest, Answer<?>>)
                (Function<?, ?>) say));
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // the operation fixes the answer's type
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        asked.add(request);
        operations.add(operation);
        Answer<R> answer = answers.stream()
                .filter(canned ->
                        canned.operation().equals(operation) && canned.when().test(request))
                .findFirst()
                .map(canned -> located(operation, (Answer<R>) canned.say().apply(request)))
                .orElseGet(() ->
                        new Answer.Failed<>(failure(operation, Failure.Kind.ACCESS_DENIED, "AccessDeniedException")));
        CompletableFuture<Answer<R>> future = new CompletableFuture<>();
        if (holding) {
            held.add(() -> future.complete(answer));
        } else {
            future.complete(answer);
        }
        return Pending.call(future);
    }

    /** Keeps every question until it is told to answer those that wait. */
    FakeAws hold() {
        holding = true;
        return this;
    }

    /** Answers what waits, and says what that was. */
    List<String> answerWaiting() {
        List<String> wave = operations.subList(operations.size() - held.size(), operations.size()).stream()
                .map(Operation::action)
                .sorted()
                .toList();
        List<Runnable> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(Runnable::run);
        return wave;
    }

    boolean isClosed() {
        return closed;
    }

    /** The requests of an operation, in the order in which they were asked. */
    @SuppressWarnings("unchecked") // the operation fixes the request's type
    <Q extends AwsRequest, R extends AwsResponse> List<Q> asked(Operation<Q, R> operation) {
        List<Q> requests = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (operations.get(i).equals(operation)) {
                requests.add((Q) asked.get(i));
            }
        }
        return requests;
    }

    /** How often an operation was asked. */
    long count(Operation<?, ?> operation) {
        return operations.stream().filter(operation::equals).count();
    }

    /** The requests of a type, in the order in which they were asked. */
    <Q extends AwsRequest> List<Q> requests(Class<Q> type) {
        return asked.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Every operation asked, in order, by its IAM action. */
    List<String> actions() {
        return operations.stream().map(Operation::action).toList();
    }

    private static Failure failure(Operation<?, ?> operation, Failure.Kind kind, String code) {
        return new Failure(kind, operation.action(), code, code + " (from the test)");
    }

    @Override
    public void close() {
        closed = true;
    }
}
