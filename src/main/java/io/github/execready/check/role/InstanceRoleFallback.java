// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Instance;

/**
 * Whether a container without a task role can get the role of its EC2 instance from the metadata service.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html">metadata
 *     options</a>
 */
final class InstanceRoleFallback {

    private static final String CAUSE = "ec2-instance-role-fallback";

    private InstanceRoleFallback() {}

    static Outcome judge(Instance instance, Evidence<String> networkMode, Facts base) {
        Evidence<String> mode = networkMode.absentAs("bridge");
        Facts facts = base.and("instanceProfile", instance.instanceProfile()).and("networkMode", mode);
        if (instance.instanceProfile().isAbsent()) {
            return Outcome.fail(CAUSE + "/no-instance-profile", facts);
        }
        if (instance.metadataHttpEndpoint().is("disabled")) {
            return Outcome.fail(CAUSE + "/metadata-off", facts.and("httpEndpoint", instance.metadataHttpEndpoint()));
        }
        return Gaps.orElse(
                reached(instance, mode, facts), instance.instanceProfile(), instance.metadataHttpEndpoint(), mode);
    }

    private static Outcome reached(Instance instance, Evidence<String> mode, Facts facts) {
        if (mode.is("awsvpc")) {
            // The agent's setting ECS_AWSVPC_BLOCK_IMDS decides, and no API shows it.
            return Outcome.fail(CAUSE + "/awsvpc", facts);
        }
        if (mode.is("host")) {
            return Outcome.fail(CAUSE, facts);
        }
        // The bridge is one hop more. Without required tokens the answer to the older, unlimited way still arrives.
        Evidence<Integer> hops = instance.httpPutResponseHopLimit().absentAs(1);
        Evidence<String> tokens = instance.metadataHttpTokens().absentAs("optional");
        if (hops.is(1) && tokens.is("required")) {
            return Outcome.fail(
                    CAUSE + "/hop-limit", facts.and("hopLimit", hops).and("httpTokens", tokens));
        }
        boolean decided = (hops.isKnown() && !hops.is(1)) || (tokens.isKnown() && !tokens.is("required"));
        return decided ? Outcome.fail(CAUSE, facts) : Gaps.orElse(Outcome.fail(CAUSE, facts), hops, tokens);
    }
}
