// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Answers from a folder with outputs of the AWS CLI. */
final class FolderAws implements AwsApi {

    private final WorldAnswers answers;

    FolderAws(WorldAnswers answers) {
        this.answers = answers;
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        Match match = answers.answer(operation, ToJson.object(operation.service(), request));
        return Pending.call(CompletableFuture.completedFuture(answer(operation, match)));
    }

    @SuppressWarnings("unchecked") // an operation's response is made by its own builder
    private static <R extends AwsResponse> Answer<R> answer(Operation<?, R> operation, Match match) {
        if (match instanceof Match.Found found) {
            // Read once already when the file was; nothing is unknown any more.
            R response = (R) FromJson.response(operation, found.response(), "", unknown -> {});
            return new Answer.Said<>(operation.action(), response);
        }
        String command = CliFile.command(operation);
        String why = match instanceof Match.Missing missing
                ? "no output of " + command + " shows " + missing.what()
                : command + " cannot be answered from files: " + ((Match.Unclear) match).why();
        return new Answer.Failed<>(new Failure(Failure.Kind.NOT_COLLECTED, operation.action(), "", why));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
