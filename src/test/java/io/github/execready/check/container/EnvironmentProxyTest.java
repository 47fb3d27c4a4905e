// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    private static final String WITHOUT = "fail env-http-proxy-without-no-proxy";
    private static final String WEBSOCKET = "fail env-proxy-does-not-pass-websocket";
    private static final String BOTH = "NO_PROXY=169.254.169.254,169.254.170.2";

    private final CheckTester tester = CheckTester.of(new EnvironmentProxy());

    @Test
    void noProxyAtAllPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "Http_Proxy"
            })
    void aProxyWithoutExceptionsFailsWhereverItIsSet(String name) {
        assertThat(app(Environments.defined(fargateService(), name))).isEqualTo(WITHOUT);
        assertThat(app(Environments.overridden(fargateService(), name))).isEqualTo(WITHOUT);
        assertThat(app(Environments.secret(fargateService(), name))).isEqualTo(WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY=", "FTP_PROXY", "PROXY", "MY_HTTP_PROXY", "NO_PROXY=a.example"})
    void otherAndEmptyVariablesPass(String name) {
        assertThat(app(Environments.defined(fargateService(), name))).isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_PROXY=169.254.169.254,169.254.170.2",
                "no_proxy=localhost,169.254.170.2,169.254.169.254",
                "NO_PROXY= 169.254.169.254 , 169.254.170.2 ",
                "NO_PROXY=169.254.169.254:80,169.254.170.2:80",
                "NO_PROXY=169.254.0.0/16",
                "NO_PROXY=169.254.169.0/24,169.254.170.0/30",
                "NO_PROXY=169.254.99.99/16",
                "NO_PROXY=169.0.0.0/8",
                "NO_PROXY=0.0.0.0/0",
            })
    void exceptionsForBothAddressesLeaveTheProxyItselfInDoubt(String noProxy) {
        ExecTarget target = Environments.defined(fargateService(), "HTTPS_PROXY", noProxy);

        assertThat(app(target)).isEqualTo(WEBSOCKET);
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_PROXY=",
                "NO_PROXY=localhost",
                "NO_PROXY=169.254.169.254",
                "NO_PROXY=169.254.170.2",
                "NO_PROXY=169.254.169.2540,169.254.170.23",
                "NO_PROXY=169.254.",
                "NO_PROXY=169.254.*",
                "NO_PROXY=169.254.0.0/17",
                "NO_PROXY=169.254.169.0/24",
                "NO_PROXY=169.254.0.0/33",
                "NO_PROXY=169.254.0.0/",
                "NO_PROXY=169.254.256.0/0",
                "NO_PROXY=10.0.0.0/8",
                "NO_PROXY=169.254.169.254:443,169.254.170.2:443",
            })
    void exceptionsThatMissAnAddressFail(String noProxy) {
        assertThat(app(Environments.defined(fargateService(), "HTTP_PROXY", noProxy)))
                .isEqualTo(WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_PROXY=*",
                "NO_PROXY=169.254.0.0/16,ssmmessages.eu-west-1.amazonaws.com",
                "NO_PROXY=169.254.0.0/16,SSMMESSAGES.eu-west-1.amazonaws.com:443",
                "NO_PROXY=169.254.0.0/16,.amazonaws.com",
                "NO_PROXY=169.254.0.0/16,*.amazonaws.com",
                "NO_PROXY=169.254.0.0/16,amazonaws.com",
            })
    void aProxyThatTheAgentNeverUsesPasses(String noProxy) {
        assertThat(app(Environments.defined(fargateService(), "HTTPS_PROXY", noProxy)))
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssmmessages.us-east-1.amazonaws.com",
                "ssmmessages",
                "zonaws.com",
                ".ssmmessages.eu-west-1.amazonaws.com",
                "ssmmessages.eu-west-1.amazonaws.com:80",
                "*."
            })
    void anExceptionForAnotherHostLeavesTheProxyInDoubt(String host) {
        assertThat(app(Environments.defined(
                        fargateService(), "HTTPS_PROXY", "NO_PROXY=169.254.169.254,169.254.170.2," + host)))
                .isEqualTo(WEBSOCKET);
    }

    @Test
    void theMessageNamesWhatIsMissing() {
        ExecTarget target = Environments.defined(fargateService(), "HTTP_PROXY", "NO_PROXY=169.254.169.254");

        assertThat(tester.findings(target).get(0).message())
                .isEqualTo("Container app sets a proxy (HTTP_PROXY), and NO_PROXY lacks 169.254.170.2.");
    }

    @Test
    void anOverrideReplacesTheVariableOfTheSameName() {
        ExecTarget right = Environments.defined(fargateService(), "HTTP_PROXY", BOTH);
        ExecTarget wrong = Environments.defined(fargateService(), "HTTP_PROXY", "NO_PROXY=localhost");

        assertThat(app(Environments.overridden(right, "NO_PROXY=localhost"))).isEqualTo(WITHOUT);
        assertThat(app(Environments.overridden(right, "NO_PROXY="))).isEqualTo(WITHOUT);
        assertThat(app(Environments.overridden(wrong, BOTH))).isEqualTo(WEBSOCKET);
        assertThat(app(Environments.overridden(wrong, "HTTP_PROXY="))).isEqualTo("pass");
    }

    @Test
    void theSpellingInCapitalsWins() {
        ExecTarget target = Environments.defined(fargateService(), "HTTP_PROXY", "NO_PROXY=localhost");

        assertThat(app(Environments.overridden(target, "no_proxy=169.254.0.0/16")))
                .isEqualTo(WITHOUT);
    }

    @Test
    void anOverrideOfAnotherContainerChangesNothing() {
        ExecTarget target = Environments.defined(fargateService(), "HTTP_PROXY");

        assertThat(app(Environments.overriddenFor("sidecar", target, BOTH))).isEqualTo(WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PROXY", "no_proxy"})
    void exceptionsFromASecretAreNotEvaluated(String name) {
        ExecTarget target = Environments.secret(Environments.defined(fargateService(), "HTTP_PROXY"), name);

        assertThat(app(target)).isEqualTo("not-evaluated");
    }

    @Test
    void exceptionsFromASecretDoNotMatterWithoutAProxy() {
        assertThat(app(Environments.secret(fargateService(), "NO_PROXY"))).isEqualTo("pass");
    }

    @Test
    void withoutATaskTheDefinitionDecides() {
        assertThat(tester.judge(Environments.defined(serviceWithoutTask(), "HTTP_PROXY")))
                .containsExactly("container/app: " + WITHOUT, "container/sidecar: pass");
    }

    @Test
    void inChinaTheHostHasAnotherEnding() {
        ExecTarget target = Edits.of(Environments.defined(
                        fargateService(), "HTTPS_PROXY", "NO_PROXY=169.254.0.0/16,.amazonaws.com.cn"))
                .set("identity.region", "cn-north-1")
                .target();

        assertThat(app(target)).isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {Environments.DEFINED, Environments.SECRETS, "task", "task.overrides"})
    void unknownVariablesAreNotEvaluated(String path) {
        ExecTarget proxied = Environments.defined(fargateService(), "HTTP_PROXY", BOTH);

        assertThat(app(Edits.of(fargateService()).unknown(path).target())).isEqualTo("not-evaluated");
        assertThat(app(Edits.of(proxied).unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }
}
