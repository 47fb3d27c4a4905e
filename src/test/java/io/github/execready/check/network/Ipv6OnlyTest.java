// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6OnlyTest {

    private static final String OWN = "network.networkInterface.";

    private final CheckTester tester = CheckTester.of(new Ipv6Only());

    @Test
    void anAddressOfIpv4Passes() {
        assertThat(tester.judge(fargateService())).containsExactly("network-interface/eni-1: pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(OWN + "ipv6Addresses", List.of("2001:db8::1"))
                        .target()))
                .as("dual-stack")
                .containsExactly("network-interface/eni-1: pass");
    }

    @Test
    void onFargateIpv6AloneFails() {
        ExecTarget target = only(fargateService());

        assertThat(tester.judge(target)).containsExactly("network-interface/eni-1: fail ipv6-only-subnet");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(tester.findings(target).get(0).message()).contains("subnet-1", "2001:db8::1");
        assertThat(tester.findings(target).get(0).remedy().commands().get(0)).contains("--subnet-ids subnet-1");
    }

    @Test
    void onEc2ItHangsOnTheAgentAndTheSystem() {
        ExecTarget target = only(ec2Service());

        assertThat(tester.judge(target)).containsExactly("network-interface/eni-2: fail ipv6-only-subnet/new-agent");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(tester.judge(Edits.of(target)
                        .set("containerInstance.agentVersion", "1.97.1")
                        .target()))
                .containsExactly("network-interface/eni-2: fail ipv6-only-subnet/old-agent");
        assertThat(tester.judge(Edits.of(target)
                        .set("containerInstance.attributes", Map.of("ecs.os-type", "windows"))
                        .target()))
                .containsExactly("network-interface/eni-2: fail ipv6-only-subnet/windows");
        assertThat(tester.judge(Edits.of(target)
                        .set("containerInstance.attributes", Map.of())
                        .target()))
                .containsExactly("network-interface/eni-2: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"containerInstance", "containerInstance.agentVersion", "containerInstance.attributes", "task"})
    void whatIsUnknownOfTheInstanceIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(only(ec2Service())).unknown(path).target()))
                .containsExactly("network-interface/eni-2: not-evaluated");
    }

    @Test
    void unknownAddressesAreNotEvaluatedUnlessTheSubnetTells() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(OWN + "privateIpv4Addresses")
                        .target()))
                .containsExactly("network-interface/eni-1: pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(OWN + "privateIpv4Addresses")
                        .unknown("network.subnets")
                        .target()))
                .containsExactly("network-interface/eni-1: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("network").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void withoutATaskOrAVpcThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
        assertThat(tester.judge(Edits.of(fargateService()).absent("network").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-applicable no-vpc");
    }

    private static ExecTarget only(ExecTarget target) {
        return Edits.of(target)
                .set(OWN + "privateIpv4Addresses", List.of())
                .set(OWN + "ipv6Addresses", List.of("2001:db8::1"))
                .set("network.subnets[0].ipv6Native", true)
                .target();
    }
}
