// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Networks.endpoint;
import static io.github.execready.testing.Networks.route;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.PolicyDocument;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsReachableTest {

    private static final String SUBJECT = "network-interface/eni-1: ";

    private final CheckTester tester = CheckTester.of(new KmsReachable());

    @Test
    void anEndpointOrANatGatewayPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(SUBJECT + "pass");
        assertThat(tester.judge(Edits.of(withoutEndpoint())
                        .set(
                                "network.routeTables[0].routes",
                                List.of(route("10.0.0.0/16", "local"), route("0.0.0.0/0", "nat-1")))
                        .target()))
                .containsExactly(SUBJECT + "pass");
    }

    // aws-containers/amazon-ecs-exec-checker#46
    @Test
    void anEndpointOfSsmmessagesAloneIsNotEnough() {
        ExecTarget target = withoutEndpoint();

        assertThat(tester.judge(target)).containsExactly(SUBJECT + "fail kms-endpoint-missing");
        assertThat(tester.findings(target).get(0).message()).contains("to kms", "encrypts sessions");
        assertThat(tester.findings(target).get(0).remedy().commands().get(0)).contains("com.amazonaws.eu-west-1.kms");
    }

    @Test
    void whatStandsInTheWayIsTheCause() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("network.endpoints[1].state", "failed")
                        .target()))
                .containsExactly(SUBJECT + "fail endpoint-not-available");
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("network.securityGroups[1].ingress", List.of())
                        .target()))
                .containsExactly(SUBJECT + "fail endpoint-security-group");
    }

    @ParameterizedTest
    @CsvSource({"kms:Decrypt, pass", "kms:Encrypt, fail endpoint-policy"})
    void thePolicyOfTheEndpointIsAskedForTheKey(String action, String expected) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(
                                "network.endpoints[1].policy",
                                new PolicyDocument(
                                        "",
                                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \""
                                                + action
                                                + "\", \"Resource\": \"arn:aws:kms:eu-west-1:111122223333:key/*\"}]}"))
                        .target()))
                .containsExactly(SUBJECT + expected);
    }

    @Test
    void withoutAKeyOrATaskThereIsNothingToReach() {
        assertThat(tester.judge(Edits.of(withoutEndpoint())
                        .absent("cluster.executeCommandConfiguration.kmsKeyId")
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-key");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster",
                "cluster.executeCommandConfiguration",
                "network",
                "network.networkInterface",
                "network.vpc",
                "network.endpoints",
                "network.endpoints[1].policy",
                "network.securityGroups"
            })
    void whatIsUnknownIsNeverOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target())
                        .get(0))
                .endsWith(": not-evaluated");
    }

    private static ExecTarget withoutEndpoint() {
        return Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("ssmmessages")))
                .target();
    }
}
