// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers what was recorded, to the very requests that were recorded. */
final class RecordedAws implements AwsApi {

    /** Condition keys that hold when something was asked, not what. */
    private static final Set<String> CLOCKS = Set.of("aws:currenttime", "aws:epochtime");

    /**
     * What was asked.
     *
     * @param request in its canonical form
     */
    record Key(Operation<?, ?> operation, String request) {

        /**
         * What finds the answer again. A question to the policy simulator may hold the time at which it was put. A
         * bundle is judged as of when it was collected, but not by the same code nor with the same precision of its
         * clock: the time is sent and recorded, and does not decide which answer belongs to which question.
         */
        static Key of(Operation<?, ?> operation, ObjectNode request) {
            return new Key(operation, Json.canonical(timeless(request)));
        }

        private static ObjectNode timeless(ObjectNode request) {
            ObjectNode copy = request.deepCopy();
            for (JsonNode entry : copy.path("ContextEntries")) {
                if (entry instanceof ObjectNode object
                        && CLOCKS.contains(
                                CliOutput.text(object, "ContextKeyName").toLowerCase(Locale.ROOT))) {
                    object.remove("ContextKeyValues");
                }
            }
            return copy;
        }
    }

    private final Map<Key, Answer<?>> answers;

    RecordedAws(Map<Key, Answer<?>> answers) {
        this.answers = Map.copyOf(answers);
    }

    @Override
    @SuppressWarnings("unchecked") // the reader makes each answer with the response of its key's operation
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        Key key = Key.of(operation, ToJson.object(operation.service(), request));
        Answer<?> answer = answers.get(key);
        Answer<R> said = answer == null
                ? new Answer.Failed<>(new Failure(
                        Failure.Kind.NOT_COLLECTED, operation.action(), "", "the bundle has no answer to this request"))
                : (Answer<R>) answer;
        // One round trip, as it was when it was recorded.
        return Pending.call(CompletableFuture.completedFuture(said));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
