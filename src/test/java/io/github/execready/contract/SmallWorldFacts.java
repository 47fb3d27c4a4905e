// SPDX-License-Identifier: Apache-2.0
package io.github.execready.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Network;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.Subnet;
import java.util.List;

/** What a small world's facts are, however they were read. */
final class SmallWorldFacts {

    private SmallWorldFacts() {}

    static void assertRole(ExecTarget target) {
        List<Evidence<PolicyDocument>> inline =
                target.taskRole().flatMap(Role::inlinePolicies).toOptional().orElseThrow();

        assertThat(inline).hasSize(1);
        assertThat(inline.get(0).toOptional().orElseThrow()).satisfies(policy -> {
            assertThat(policy.name()).isEqualTo(SmallWorld.POLICY);
            assertThat(policy.json()).contains("ssmmessages:OpenDataChannel");
        });
    }

    static void assertNetwork(ExecTarget target, SmallWorld.Place place) {
        Network network = target.network().toOptional().orElseThrow();

        assertThat(network.subnets().toOptional().orElseThrow())
                .extracting(Subnet::id)
                .contains(place.subnet());
        assertThat(network.securityGroups().toOptional().orElseThrow())
                .extracting(SecurityGroup::id)
                .contains(place.securityGroup());
    }
}
