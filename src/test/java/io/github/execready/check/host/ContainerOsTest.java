// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerOsTest {

    private static final String IMAGE = "taskDefinition.containerDefinitions[0].image";

    private final CheckTester tester = CheckTester.of(new ContainerOs());

    @Test
    void linuxPassesEverywhere() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
        assertThat(tester.judge(ec2Service())).containsExactly("container/app: pass", "container/sidecar: pass");
        assertThat(tester.judge(serviceWithoutTask()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void aDefinitionThatDoesNotSayMeansLinux() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.operatingSystemFamily")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows_Server_2019_Core", "Windows Server 2022 Full", "Windows_Server_2025_Core"})
    void windowsOnFargatePasses(String family) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.platformFamily", family)
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows_Server_2019_Nano", "WINDOWS_NANO_SERVER"})
    void nanoServerFails(String family) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.platformFamily", family)
                        .target()))
                .containsExactly(
                        "container/app: fail unsupported-container-os",
                        "container/sidecar: fail unsupported-container-os");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcr.microsoft.com/windows/nanoserver:ltsc2022", "repo/NanoServer-app:1"})
    void anImageNamedAfterNanoServerFailsForItsContainer(String image) {
        assertThat(tester.judge(Edits.of(windows("WINDOWS_SERVER_2022_CORE"))
                        .set(IMAGE, image)
                        .target()))
                .containsExactly("container/app: fail unsupported-container-os/image", "container/sidecar: pass");
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS_SERVER_2022_FULL,pass",
        "WINDOWS_SERVER_2019_CORE,pass",
        "WINDOWS_SERVER_20H2_CORE,pass",
        "WINDOWS_SERVER_2016_FULL,fail windows-on-ec2-limits",
        "WINDOWS_SERVER_2004_CORE,fail windows-on-ec2-limits",
        "WINDOWS_SERVER_2025_CORE,fail windows-on-ec2-limits/not-listed"
    })
    void onEc2OnlyTheListedWindowsVersionsPass(String family, String line) {
        assertThat(tester.judge(windows(family)))
                .containsExactly("container/app: " + line, "container/sidecar: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTERNAL", "MANAGED_INSTANCES"})
    void theListIsForEc2Only(String launchType) {
        assertThat(tester.judge(Edits.of(windows("WINDOWS_SERVER_2025_CORE"))
                        .set("task.launchType", launchType)
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"containerInstance", "containerInstance.attributes", "task"})
    void anUnknownSystemIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(ec2Service()).unknown(path).target())).containsExactly(open());
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .unknown("taskDefinition.operatingSystemFamily")
                        .target()))
                .containsExactly(open());
    }

    @Test
    void anUnknownImageMattersOnWindowsOnly() {
        assertThat(tester.judge(Edits.of(windows("WINDOWS_SERVER_2022_CORE"))
                        .unknown(IMAGE)
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown(IMAGE).target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void withWindowsThatMayBeOnEc2TheCapacityDecides() {
        assertThat(tester.judge(Edits.of(windows("WINDOWS_SERVER_2016_FULL"))
                        .unknown("task.launchType")
                        .target()))
                .containsExactly(open());
    }

    private static String[] open() {
        return List.of("container/app: not-evaluated", "container/sidecar: not-evaluated")
                .toArray(String[]::new);
    }

    private static ExecTarget windows(String family) {
        return Edits.of(ec2Service())
                .set("containerInstance.attributes", Map.of("ecs.os-type", "windows", "ecs.os-family", family))
                .set("taskDefinition.operatingSystemFamily", family)
                .target();
    }
}
