// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.ProxyConfiguration;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPassesAgentTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";
    private static final String BOTH = "169.254.170.2,169.254.169.254";

    private final CheckTester tester = CheckTester.of(new ProxyPassesAgent());

    @Test
    void theServiceOnlyDecidesHowToDeployTheRemedy() {
        ExecTarget target = mesh("", "");
        assertThat(tester.findings(target).get(0).remedy().commands())
                .anySatisfy(c -> assertThat(c).startsWith("aws ecs update-service"));
        assertThat(tester.findings(Edits.of(target)
                                .set("service.deploymentController", "CODE_DEPLOY")
                                .target())
                        .get(0)
                        .remedy()
                        .commands())
                .noneSatisfy(c -> assertThat(c).startsWith("aws ecs update-service"));
        assertThat(tester.judge(Edits.of(target).unknown("service").target())).isEqualTo(tester.judge(target));
    }

    @Test
    void aTaskWithoutProxyIsNotConcerned() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "not-applicable no-proxy");
    }

    @Test
    void anotherKindOfProxyIsNotConcerned() {
        assertThat(tester.judge(Edits.of(mesh("", ""))
                        .set("taskDefinition.proxyConfiguration.type", "OTHER")
                        .target()))
                .containsExactly(TASK + "not-applicable other-proxy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "443 | 169.254.170.2,169.254.169.254 | pass",
                "22, 443 | 169.254.169.254 , 169.254.170.2 | pass",
                "443 | 169.254.0.0/16 | pass",
                "443 | 0.0.0.0/0 | pass",
                "443 | 169.254.170.2/32,169.254.169.254/31 | pass",
                "443,80 | 10.0.0.1 | pass",
                "'' | 169.254.170.2,169.254.169.254 | fail app-mesh-proxy-intercepts-egress",
                "4430,44 | 169.254.170.2,169.254.169.254 | fail app-mesh-proxy-intercepts-egress",
                "'' | '' | fail app-mesh-proxy-intercepts-egress/addresses",
                "443 | '' | fail credential-endpoint-blocked",
                "443 | 169.254.169.254 | fail credential-endpoint-blocked",
                "443 | 169.254.170.20,169.254.169.254 | fail credential-endpoint-blocked",
                "443 | 169.254.169.0/24 | fail credential-endpoint-blocked",
                "443 | 169.254.0.0/99,host/16 | fail credential-endpoint-blocked",
                "443 | 169.254.170.2 | fail credential-endpoint-blocked/metadata",
            })
    void whatTheProxyLeavesAloneDecides(String ports, String addresses, String expected) {
        assertThat(tester.judge(mesh(ports, addresses))).containsExactly(TASK + expected);
    }

    @Test
    void aProxyThatNamesNoTypeIsAppMesh() {
        assertThat(tester.judge(Edits.of(mesh("", BOTH))
                        .absent("taskDefinition.proxyConfiguration.type")
                        .target()))
                .containsExactly(TASK + "fail app-mesh-proxy-intercepts-egress");
    }

    @Test
    void aProxyWithoutPropertiesCatchesEverything() {
        ExecTarget target = Edits.of(fargateService())
                .set(
                        "taskDefinition.proxyConfiguration",
                        new ProxyConfiguration(known("APPMESH"), "envoy", absent("properties")))
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail app-mesh-proxy-intercepts-egress/addresses");
    }

    @Test
    void theMissingMetadataAddressIsAWarning() {
        assertThat(tester.findings(mesh("443", "169.254.170.2")))
                .singleElement()
                .satisfies(f -> assertThat(f.severity().label()).isEqualTo("warning"));
    }

    @Test
    void theMessageSaysWhatIsIgnored() {
        assertThat(tester.findings(mesh("22", BOTH)))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("The App Mesh proxy envoy catches the agent's connections to Systems Manager:"
                                + " EgressIgnoredPorts has 22, not 443."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskDefinition",
                "taskDefinition.proxyConfiguration",
                "taskDefinition.proxyConfiguration.properties",
                "taskDefinition.proxyConfiguration.type"
            })
    void anUnreadProxyIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(mesh("443", BOTH)).unknown(path).target()))
                .containsExactly(TASK + "not-evaluated");
    }

    private static ExecTarget mesh(String ports, String addresses) {
        return Edits.of(fargateService())
                .set(
                        "taskDefinition.proxyConfiguration",
                        new ProxyConfiguration(
                                known("APPMESH"),
                                "envoy",
                                known(Map.of("EgressIgnoredPorts", ports, "EgressIgnoredIPs", addresses))))
                .target();
    }
}
