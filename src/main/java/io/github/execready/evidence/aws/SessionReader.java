// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Session;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsResponse;
import software.amazon.awssdk.services.ssm.model.SessionState;

/** Reads the Systems Manager sessions that are open on a task. */
final class SessionReader {

    private static final Pages<
                    DescribeSessionsRequest,
                    DescribeSessionsResponse,
                    software.amazon.awssdk.services.ssm.model.Session>
            SESSIONS = new Pages<>(
                    OtherOperations.DESCRIBE_SESSIONS,
                    "Sessions",
                    DescribeSessionsResponse::sessions,
                    DescribeSessionsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    /** The API's limit. */
    private static final int PAGE = 200;

    private final AwsApi api;

    SessionReader(AwsApi api) {
        this.api = api;
    }

    /**
     * The sessions of all containers of a task. The service's own filter wants a whole target, whose last part, the
     * container's run-time id, is not known for containers that have gone.
     */
    Pending<Evidence<List<Session>>> sessions(String cluster, String taskId) {
        String target = "ecs:" + cluster + "_" + taskId + "_";
        return SESSIONS.read(
                        api,
                        DescribeSessionsRequest.builder()
                                .state(SessionState.ACTIVE)
                                .maxResults(PAGE)
                                .build(),
                        (session, reading) -> new Session(
                                Reading.plain(session.sessionId()),
                                Reading.plain(session.target()),
                                reading.text("Owner", session.owner()),
                                reading.value("StartDate", session.startDate())))
                .map(sessions -> sessions.map(all -> all.stream()
                        .filter(session -> session.target().startsWith(target))
                        .toList()));
    }
}
