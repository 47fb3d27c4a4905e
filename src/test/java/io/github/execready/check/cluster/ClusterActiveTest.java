// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.cluster;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterActiveTest {

    private final CheckTester tester = CheckTester.of(new ClusterActive());

    @Test
    void anActiveClusterPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("cluster/prod: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROVISIONING", "DEPROVISIONING", "FAILED", "INACTIVE", "SOMETHING_NEW"})
    void anyOtherStatusFails(String status) {
        assertThat(tester.judge(
                        Edits.of(fargateService()).set("cluster.status", status).target()))
                .containsExactly("cluster/prod: fail cluster-inactive");
    }

    @Test
    void anUnknownClusterIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("cluster").target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @Test
    void theMessageNamesClusterAndStatus() {
        assertThat(tester.findings(Edits.of(fargateService())
                        .set("cluster.status", "INACTIVE")
                        .target()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message()).isEqualTo("Cluster prod is INACTIVE, not ACTIVE.");
                    assertThat(f.remedy().commands()).contains("aws ecs list-clusters --region eu-west-1");
                });
    }
}
