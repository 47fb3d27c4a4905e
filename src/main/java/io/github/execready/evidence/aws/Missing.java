// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Failure;

/**
 * What it means that a describe call of Amazon ECS does not hold an element that was asked for. ECS does not answer with
 * an error then but lists the element among the failures.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html">API failure
 *     reasons</a>
 */
final class Missing {

    private Missing() {}

    /** Absent if ECS calls the element missing; unknown for any other reason, and if ECS is silent about it. */
    static <T> Evidence<T> from(List<Failure> failures, String asked, Origin response) {
        for (int i = 0; i < failures.size(); i++) {
            Failure failure = failures.get(i);
            if (!EcsText.isSame(asked, failure.arn())) {
                continue;
            }
            if ("MISSING".equals(failure.reason())) {
                return Evidence.absent(response.at("failures", i));
            }
            String detail = EcsText.orEmpty(failure.reason()) + " " + EcsText.orEmpty(failure.detail());
            return Evidence.unknown(new Gap(Gap.Reason.SERVICE_ERROR, response.source(), detail.strip()));
        }
        return Evidence.unknown(new Gap(
                Gap.Reason.SERVICE_ERROR, response.source(), "the answer does not mention " + EcsText.name(asked)));
    }
}
