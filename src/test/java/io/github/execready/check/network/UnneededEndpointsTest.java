// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Networks.endpoint;
import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnneededEndpointsTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new UnneededEndpoints());

    @Test
    void whatExecNeedsPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
    }

    @Test
    void endpointsOfManagedNodesAreAdviceOnly() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("ssmmessages"), endpoint("ssm"), endpoint("ec2messages")))
                .target();

        assertThat(tester.judge(target))
                .containsExactly(
                        "vpc-endpoint/vpce-ssm: fail only-ssmmessages-endpoint-needed",
                        "vpc-endpoint/vpce-ec2messages: fail only-ssmmessages-endpoint-needed");
        assertThat(tester.findings(target)).allMatch(finding -> finding.severity() == Severity.ADVICE);
        assertThat(tester.findings(target).get(0).message()).contains("vpce-ssm", "com.amazonaws.eu-west-1.ssm");
    }

    @Test
    void whereNobodySaidWhichRegionItIsTheServiceIsNamedWithoutOne() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("ssm")))
                .set("network.endpoints[0].serviceName", "com.amazonaws..ssm")
                .target();

        assertThat(tester.findings(target).get(0).message()).contains("vpce-ssm of ssm;");
    }

    @Test
    void withoutAVpcThereAreNone() {
        assertThat(tester.judge(Edits.of(fargateService()).absent("network").target()))
                .containsExactly(TASK + "not-applicable no-vpc");
    }

    @Test
    void unknownEndpointsAreNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("network").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("network.endpoints").target()))
                .containsExactly(TASK + "not-evaluated");
    }
}
