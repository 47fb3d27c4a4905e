// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.model.Evidence;
import io.github.execready.model.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsResponse;

class SessionReaderTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private static FakeAws open(String... targets) {
        return new FakeAws().computes(OtherOperations.DESCRIBE_SESSIONS, request -> {
            int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            return DescribeSessionsResponse.builder()
                    .sessions(software.amazon.awssdk.services.ssm.model.Session.builder()
                            .sessionId("ecs-execute-command-" + page)
                            .target(targets[page])
                            .owner("arn:aws:iam::111122223333:user/jane")
                            .startDate(START)
                            .build())
                    .nextToken(page + 1 < targets.length ? Integer.toString(page + 1) : null)
                    .build();
        });
    }

    private static Evidence<List<Session>> sessions(AwsApi aws) {
        return new SessionReader(aws).sessions("prod", "0123").join();
    }

    @Test
    void theSessionsOfATasksContainersAreFoundOnAllPages() {
        FakeAws aws = open(
                "ecs:prod_0123_0123-1",
                "i-0123",
                "ecs:prod_01234_01234-1",
                "ecs:prod2_0123_0123-1",
                "ecs:prod_0123_0123-2");

        assertThat(sessions(aws).toOptional().orElseThrow())
                .extracting(Session::id, Session::target)
                .containsExactly(
                        tuple("ecs-execute-command-0", "ecs:prod_0123_0123-1"),
                        tuple("ecs-execute-command-4", "ecs:prod_0123_0123-2"));
    }

    @Test
    void aSessionSaysWhoseItIsAndSinceWhen() {
        Session session = sessions(open("ecs:prod_0123_0123-1"))
                .toOptional()
                .orElseThrow()
                .get(0);

        assertThat(session.owner().is("arn:aws:iam::111122223333:user/jane")).isTrue();
        assertThat(session.startDate().is(START)).isTrue();
    }

    @Test
    void onlyActiveSessionsAreAskedForAndAllTasksShareTheCall() {
        FakeAws aws = open("i-0123");
        OnceOnly once = new OnceOnly(aws);
        SessionReader reader = new SessionReader(once);

        assertThat(reader.sessions("prod", "0123").join().is(List.of())).isTrue();
        assertThat(reader.sessions("prod", "4567").join().is(List.of())).isTrue();
        assertThat(aws.requests(DescribeSessionsRequest.class))
                .extracting(DescribeSessionsRequest::stateAsString)
                .containsExactly("Active");
    }

    @Test
    void sessionsThatMayNotBeListedAreUnknown() {
        assertThat(Gaps.in(sessions(new FakeAws().denies(OtherOperations.DESCRIBE_SESSIONS))))
                .containsExactly("ssm:DescribeSessions ACCESS_DENIED");
    }
}
