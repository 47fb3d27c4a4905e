// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.client;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Version;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsCliTest {

    private final CheckTester tester = CheckTester.of(new AwsCli());

    @ParameterizedTest
    @ValueSource(strings = {"1.22.3", "1.40.0", "2.3.6", "2.15.0", "2.31", "3.0.0"})
    void theDocumentedVersionsPass(String version) {
        assertThat(judge(version)).containsExactly("client/aws-cli: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.19.28", "1.22.2", "1.20", "2.1.31", "2.3.5"})
    void versionsBelowTheDocumentedOnesThatKnowTheCommandAreWorthAWarning(String version) {
        assertThat(judge(version)).containsExactly("client/aws-cli: fail aws-cli-too-old/below-documented");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.19.27", "1.9.99", "0.1", "2.0.0", "2.1.30"})
    void versionsWithoutTheCommandFail(String version) {
        assertThat(judge(version)).containsExactly("client/aws-cli: fail aws-cli-too-old");
    }

    @Test
    void aMachineWithoutTheCliFails() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).absent("clientTools.awsCli").target()))
                .containsExactly("client/aws-cli: fail aws-cli-too-old/not-installed");
    }

    @Test
    void aMachineThatWasLeftOutIsNotConcerned() {
        Gap gap = new Gap(Gap.Reason.NOT_ASKED, "this machine", "--no-client");
        assertThat(tester.judge(Edits.of(fargateService())
                        .replace("clientTools", Evidence.unknown(gap))
                        .target()))
                .containsExactly("client/aws-cli: not-applicable not-this-machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientTools", "clientTools.awsCli"})
    void aMachineThatCouldNotBeAskedIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("client/aws-cli: not-evaluated");
    }

    @Test
    void theMessageNamesTheVersion() {
        assertThat(tester.findings(Edits.of(fargateService())
                        .set("clientTools.awsCli", Version.of("1.18.0"))
                        .target()))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("AWS CLI 1.18.0 has no ecs execute-command; it came with 1.19.28 and 2.1.31."));
    }

    private List<String> judge(String version) {
        return tester.judge(Edits.of(fargateService())
                .set("clientTools.awsCli", Version.of(version))
                .target());
    }
}
