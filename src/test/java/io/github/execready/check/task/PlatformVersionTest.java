// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformVersionTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new PlatformVersion());

    @Test
    void aCurrentPlatformPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
        assertThat(tester.judge(standalone())).containsExactly(TASK + "pass");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 1.3.0, fail fargate-platform-version-old",
        "Linux, 1.0.0, fail fargate-platform-version-old",
        "Linux, 1.4.0, pass",
        "Linux, 1.10.0, pass",
        "LINUX, 2.0.0, pass",
        "Linux, LATEST, pass",
        "Windows_Server_2019_Core, 1.0.0, pass",
        "WINDOWS_SERVER_2022_FULL, 1.0.0, pass",
        "Windows_Server_2019_Core, 0.9.0, fail fargate-platform-version-old",
    })
    void theVersionIsJudgedByTheOperatingSystem(String family, String version, String expected) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.platformFamily", family)
                        .set("task.platformVersion", version)
                        .target()))
                .containsExactly(TASK + expected);
    }

    @Test
    void theDefinitionTellsTheOperatingSystemWhereTheTaskDoesNot() {
        ExecTarget target = Edits.of(fargateService())
                .set("task.platformVersion", "1.0.0")
                .absent("task.platformFamily")
                .set("taskDefinition.operatingSystemFamily", "WINDOWS_SERVER_2019_CORE")
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "pass");
        assertThat(tester.judge(Edits.of(target)
                        .absent("taskDefinition.operatingSystemFamily")
                        .target()))
                .containsExactly(TASK + "fail fargate-platform-version-old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FARGATE", "FARGATE_SPOT"})
    void aTaskOfACapacityProviderIsJudgedAsWell(String provider) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("task.launchType")
                        .set("task.capacityProviderName", provider)
                        .set("task.platformVersion", "1.3.0")
                        .target()))
                .containsExactly(TASK + "fail fargate-platform-version-old");
    }

    @ParameterizedTest
    @CsvSource({"LATEST, pass", "1.4.0, pass", "1.3.0, fail fargate-platform-version-old"})
    void aServiceWithoutTaskIsJudgedByWhatItAsksFor(String version, String expected) {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .set("service.platformVersion", version)
                        .target()))
                .containsExactly("service/api: " + expected);
    }

    @Test
    void aServiceThatNamesNoVersionGetsTheLatest() {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .absent("service.platformVersion")
                        .target()))
                .containsExactly("service/api: pass");
    }

    @Test
    void onlyFargateHasPlatformVersions() {
        assertThat(tester.judge(ec2Service())).containsExactly(TASK + "not-applicable not-on-fargate");
        for (String launchType : List.of("EXTERNAL", "MANAGED_INSTANCES")) {
            assertThat(tester.judge(Edits.of(ec2Service())
                            .set("task.launchType", launchType)
                            .target()))
                    .containsExactly(TASK + "not-applicable not-on-fargate");
        }
    }

    @Test
    void theRemedyNeverForcesADeploymentOfCodeDeploy() {
        ExecTarget old =
                Edits.of(fargateService()).set("task.platformVersion", "1.3.0").target();
        assertThat(tester.findings(old).get(0).remedy().commands()).hasSize(1);
        assertThat(tester.findings(Edits.of(old)
                                .set("service.deploymentController", "CODE_DEPLOY")
                                .target())
                        .get(0)
                        .remedy()
                        .commands())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.platformVersion", "task.launchType"})
    void anUnreadTaskIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(TASK + "not-evaluated");
    }

    @Test
    void aTaskWithoutAReadableVersionIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("task.platformVersion")
                        .target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.platformVersion", "newest")
                        .target()))
                .containsExactly(TASK + "not-evaluated");
    }

    @Test
    void anUnreadOperatingSystemLeavesAVersionThatOnlyWindowsMayHaveOpen() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.platformVersion", "1.0.0")
                        .unknown("task.platformFamily")
                        .unknown("taskDefinition")
                        .target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("task.platformFamily")
                        .unknown("taskDefinition")
                        .target()))
                .containsExactly(TASK + "pass");
    }

    @Test
    void anUnreadServiceIsNotEvaluatedWhereThereIsNoTask() {
        assertThat(tester.judge(
                        Edits.of(serviceWithoutTask()).unknown("service").target()))
                .containsExactly("service/api: not-evaluated");
    }
}
