// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerDnsTest {

    private static final String APP = "taskDefinition.containerDefinitions[0].";

    private final CheckTester tester = CheckTester.of(new ContainerDns());

    @Test
    void aContainerWithoutSettingsPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
        assertThat(ofApp("dnsServers", List.of("169.254.169.253"))).isEqualTo("container/app: pass");
        assertThat(ofApp("dnsServers", List.of("10.0.0.2"))).isEqualTo("container/app: pass");
        assertThat(ofApp("extraHosts", List.of("db.internal:10.0.0.5"))).isEqualTo("container/app: pass");
    }

    @Test
    void otherNameServersMayNotKnowThePrivateNameOfAnEndpoint() {
        assertThat(ofApp("dnsServers", List.of("10.0.0.53"))).isEqualTo("container/app: not-evaluated");
    }

    @Test
    void otherNameServersAreAWarningWhereTheWayLeadsToPublicAddresses() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of())
                .set(
                        "network.routeTables[0].routes",
                        List.of(Networks.route("10.0.0.0/16", "local"), Networks.route("0.0.0.0/0", "nat-1")))
                .set(APP + "dnsServers", List.of("10.0.0.53"))
                .target();

        assertThat(tester.judge(target).get(0)).isEqualTo("container/app: fail dns-servers-of-its-own");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(tester.findings(target).get(0).message()).contains("app", "10.0.0.53");
    }

    @Test
    void otherNameServersMayBeOutOfReachWithoutIpv4() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of())
                .set("network.routeTables[0].routes", List.of(Networks.route("::/0", "igw-1")))
                .set("network.networkInterface.privateIpv4Addresses", List.of())
                .set("network.networkInterface.ipv6Addresses", List.of("2001:db8::1"))
                .set(APP + "dnsServers", List.of("192.0.2.53"))
                .target();

        assertThat(tester.judge(target).get(0)).isEqualTo("container/app: not-evaluated");
    }

    @Test
    void anAddressOfItsOwnForTheNameIsLeftOpen() {
        assertThat(ofApp("extraHosts", List.of("ssmmessages.eu-west-1.amazonaws.com:10.0.0.9")))
                .isEqualTo("container/app: not-evaluated");
        assertThat(ofApp("extraHosts", List.of("ssmmessages.us-east-1.amazonaws.com:10.0.0.9")))
                .as("the name in another Region")
                .isEqualTo("container/app: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskDefinition", APP + "dnsServers", APP + "extraHosts"})
    void whatIsUnknownIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target())
                        .get(0))
                .endsWith(": not-evaluated");
    }

    private String ofApp(String setting, List<String> values) {
        return tester.judge(
                        Edits.of(fargateService()).set(APP + setting, values).target())
                .get(0);
    }
}
