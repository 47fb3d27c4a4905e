// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.client;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Version;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionManagerPluginTest {

    private final CheckTester tester = CheckTester.of(new SessionManagerPlugin());

    @ParameterizedTest
    @ValueSource(strings = {"1.2.497.0", "1.2.650.0", "1.3", "2.0.0.0"})
    void currentPluginsPass(String version) {
        assertThat(judge(version)).containsExactly("client/session-manager-plugin: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.312.0", "1.2.463.0", "1.2.496.9"})
    void pluginsWithoutSsoSessionAreWorthAdvice(String version) {
        assertThat(judge(version))
                .containsExactly("client/session-manager-plugin: fail session-manager-plugin-old/sso-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.311.9", "1.2.245.0", "1.2.99.0", "1.1.61.0"})
    void pluginsThatFreezeAreWorthAWarning(String version) {
        assertThat(judge(version)).containsExactly("client/session-manager-plugin: fail session-manager-plugin-old");
    }

    @ParameterizedTest
    @CsvSource({"1.2.400.0,ADVICE", "1.2.234.0,WARNING"})
    void anOldPluginNeverBlocks(String version, Severity severity) {
        assertThat(tester.findings(Edits.of(fargateService())
                        .set("clientTools.sessionManagerPlugin", Version.of(version))
                        .target()))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(severity));
    }

    @Test
    void aMachineWithoutThePluginFails() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("clientTools.sessionManagerPlugin")
                        .target()))
                .containsExactly("client/session-manager-plugin: fail session-manager-plugin-missing");
    }

    @Test
    void aMachineThatWasLeftOutIsNotConcerned() {
        Gap gap = new Gap(Gap.Reason.NOT_ASKED, "this machine", "--no-client");
        assertThat(tester.judge(Edits.of(fargateService())
                        .replace("clientTools", Evidence.unknown(gap))
                        .target()))
                .containsExactly("client/session-manager-plugin: not-applicable not-this-machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientTools", "clientTools.sessionManagerPlugin"})
    void aMachineThatCouldNotBeAskedIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("client/session-manager-plugin: not-evaluated");
    }

    private List<String> judge(String version) {
        return tester.judge(Edits.of(fargateService())
                .set("clientTools.sessionManagerPlugin", Version.of(version))
                .target());
    }
}
