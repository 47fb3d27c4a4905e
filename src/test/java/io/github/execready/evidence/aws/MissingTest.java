// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Failure;

class MissingTest {

    private static final Origin RESPONSE = new Origin("ecs:DescribeTasks", "");

    @Test
    void whatEcsCallsMissingIsAbsent() {
        assertThat(from(failure("task/prod/1111", "MISSING"), failure("task/prod/2222", "MISSING")))
                .isEqualTo(Evidence.absent(RESPONSE.at("failures", 1)));
    }

    @Test
    void anyOtherReasonLeavesItUnknown() {
        assertThat(from(failure("task/prod/2222", "RESOURCE:CPU")))
                .isInstanceOfSatisfying(
                        Evidence.Unknown.class,
                        unknown -> assertThat(unknown.gap().detail()).contains("RESOURCE:CPU"));
    }

    @Test
    void thatSomethingElseIsMissingSaysNothing() {
        assertThat(from(failure("task/prod/1111", "MISSING")).isUnknown()).isTrue();
    }

    @Test
    void thatItIsNotMentionedSaysNothing() {
        assertThat(from().isUnknown()).isTrue();
        assertThat(from(Failure.builder().reason("MISSING").build()).isUnknown())
                .isTrue();
    }

    private static Evidence<String> from(Failure... failures) {
        return Missing.from(List.of(failures), Prod.ARN + "task/prod/2222", RESPONSE);
    }

    private static Failure failure(String resource, String reason) {
        return Failure.builder().arn(Prod.ARN + resource).reason(reason).build();
    }
}
