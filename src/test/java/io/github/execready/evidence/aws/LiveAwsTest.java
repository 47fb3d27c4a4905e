// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class LiveAwsTest {

    private static final GetCallerIdentityRequest REQUEST =
            GetCallerIdentityRequest.builder().build();

    @Test
    @Timeout(30)
    void callsThatHangAreGivenUpAndDoNotHoldUpOthers() {
        CountDownLatch never = new CountDownLatch(1);
        try (LiveAws aws = new LiveAws(new Clients(LiveSettings.of("eu-west-1", "")), Duration.ofMillis(250))) {
            // More than there are threads: each must be given a new one.
            List<Pending<Answer<GetCallerIdentityResponse>>> hanging = IntStream.range(0, 20)
                    .mapToObj(i -> aws.ask(operation(() -> waitFor(never)), REQUEST))
                    .toList();
            Pending<Answer<GetCallerIdentityResponse>> last = aws.ask(operation(() -> {}), REQUEST);

            assertThat(hanging)
                    .allSatisfy(call -> assertThat(call.join().failed()).hasValueSatisfying(failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVICE_ERROR);
                        assertThat(failure.message()).contains("in time");
                    }));
            assertThat(last.join().failed()).isEmpty();
        } finally {
            never.countDown();
        }
    }

    @Test
    void anExceptionOfTheSdkIsAnAnswerToo() {
        try (LiveAws aws = new LiveAws(new Clients(LiveSettings.of("eu-west-1", "")), Duration.ofSeconds(20))) {
            Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> broken = operation(() -> {
                throw new IllegalStateException("unexpected end of input");
            });

            assertThat(aws.ask(broken, REQUEST).join().failed())
                    .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVICE_ERROR));
        }
    }

    private static Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> operation(Runnable doing) {
        return new Operation<>(
                "sts",
                "GetCallerIdentity",
                "sts:GetCallerIdentity",
                (clients, request) -> {
                    doing.run();
                    return GetCallerIdentityResponse.builder().build();
                },
                GetCallerIdentityResponse::builder);
    }

    private static void waitFor(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // A socket that is read from does not mind interruption either.
            }
        }
    }
}
