// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.network.Destination;
import io.github.execready.network.PathAnalysis;
import java.util.List;

/**
 * Where a task's requests come from, in the keys of conditions, as far as the path tells.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties">
 *     Properties of the network</a>
 */
final class NetworkKeys {

    private static final List<String> KEYS =
            List.of("aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp");

    private NetworkKeys() {}

    /**
     * Adds what is known.
     *
     * @param service the last part of the service's name: {@code ssmmessages}
     */
    static Context in(Context context, Inputs inputs, String service) {
        Context.Builder more = context.with();
        KEYS.forEach(more::unknown);
        Destination destination = PathAnalysis.destination(
                inputs.inventory(), service, inputs.identity().region());
        if (destination instanceof Destination.ThroughEndpoint through) {
            more.known("aws:SourceVpce", through.endpoint().id())
                    .known("aws:SourceVpc", through.endpoint().vpcId())
                    .absent("aws:SourceIp");
            through.privateIp().ifPresent(ip -> more.known("aws:VpcSourceIp", ip));
        } else if (destination instanceof Destination.PublicAddresses open) {
            more.absent("aws:SourceVpce").absent("aws:SourceVpc").absent("aws:VpcSourceIp");
            open.publicIp().ifPresent(ip -> more.known("aws:SourceIp", ip));
        }
        return more.build();
    }
}
