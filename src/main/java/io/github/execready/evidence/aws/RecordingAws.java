// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.node.ObjectNode;

/** Notes every call that passes and what came back. */
final class RecordingAws implements AwsApi {

    private record Noted(Operation<?, ?> operation, AwsRequest request, Answer<? extends AwsResponse> answer) {}

    private final AwsApi api;
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();

    RecordingAws(AwsApi api) {
        this.api = api;
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        return api.ask(operation, request).map(answer -> {
            noted.add(new Noted(operation, request, answer));
            return answer;
        });
    }

    /** What was answered up to now, secrets taken out, in an order that does not depend on the order of the answers. */
    List<Bundle.Call> calls() {
        return noted.stream()
                .filter(call -> !isNotCollected(call.answer()))
                .map(RecordingAws::call)
                .sorted(Comparator.comparing(
                                (Bundle.Call call) -> call.operation().service())
                        .thenComparing(call -> call.operation().name())
                        .thenComparing(call -> Json.canonical(call.request())))
                .toList();
    }

    private static boolean isNotCollected(Answer<?> answer) {
        return answer.fold(said -> false, failure -> failure.kind() == Failure.Kind.NOT_COLLECTED);
    }

    private static Bundle.Call call(Noted noted) {
        String service = noted.operation().service();
        Answer<ObjectNode> answer = noted.answer()
                .fold(
                        said -> new Answer.Said<>(said.operation(), redacted(service, said.response()), said.region()),
                        failure -> new Answer.Failed<>(failure, noted.answer().region()));
        return new Bundle.Call(noted.operation(), redacted(service, noted.request()), answer);
    }

    private static ObjectNode redacted(String service, SdkPojo pojo) {
        ObjectNode json = ToJson.object(service, pojo);
        Redaction.redact(service, json);
        return json;
    }

    @Override
    public void close() {
        api.close();
    }
}
