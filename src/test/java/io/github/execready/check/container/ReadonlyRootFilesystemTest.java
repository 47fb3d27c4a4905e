// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.MountPoint;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadonlyRootFilesystemTest {

    private static final String APP = "taskDefinition.containerDefinitions[0]";
    private static final String ROOT = APP + ".readonlyRootFilesystem";
    private static final String MOUNTS = APP + ".mountPoints";

    private final CheckTester tester = CheckTester.of(new ReadonlyRootFilesystem());

    @Test
    void aDefinitionThatSaysNothingPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void aWritableRootPasses() {
        assertThat(app(Edits.of(fargateService()).set(ROOT, false).target())).isEqualTo("pass");
    }

    @Test
    void aReadOnlyRootFails() {
        assertThat(app(readOnlyRoot(fargateService()))).isEqualTo("fail readonly-root-filesystem");
    }

    @Test
    void aReadOnlyRootOfOneContainerLeavesTheOtherAlone() {
        assertThat(tester.judge(readOnlyRoot(fargateService()))).contains("container/sidecar: pass");
    }

    @Test
    void withoutATaskTheDefinitionDecides() {
        assertThat(tester.judge(readOnlyRoot(serviceWithoutTask())))
                .containsExactly("container/app: fail readonly-root-filesystem", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/amazon/ssm /var/log/amazon/ssm",
                "/var/lib/amazon/ssm/ /var//log/amazon/ssm",
                "/var/lib/amazon /var/log/amazon",
                "/var/lib /var/log",
                "/var",
                "/managed-agents /var/lib/amazon/ssm /var/log/amazon/ssm",
            })
    void writableMountsOverBothDirectoriesMakeItAWarning(String paths) {
        ExecTarget target = mounted(readOnlyRoot(fargateService()), writable(paths));

        assertThat(app(target)).isEqualTo("fail readonly-root-with-writable-mounts");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/amazon/ssm",
                "/var/log/amazon/ssm",
                "/var/lib/amazon/ssm /var/log/amazon/ssm-old",
                "/var/lib/amazon/ssm/ipc /var/log/amazon/ssm",
                "/managed-agents",
                "/data",
            })
    void writableMountsOverLessDoNotHelp(String paths) {
        assertThat(app(mounted(readOnlyRoot(fargateService()), writable(paths))))
                .isEqualTo("fail readonly-root-filesystem");
    }

    @Test
    void theFindingShowsWhatIsMountedAlready() {
        ExecTarget target = mounted(readOnlyRoot(fargateService()), writable("/var/lib/amazon/ssm"));

        assertThat(tester.findings(target).get(0).evidence())
                .extracting(observation -> observation.value())
                .containsExactly("true", "/var/lib/amazon/ssm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC2", "EXTERNAL", "MANAGED_INSTANCES"})
    void outsideFargateEcsBindsTheLogDirectoryItself(String launchType) {
        ExecTarget target = Edits.of(mounted(readOnlyRoot(ec2Service()), writable("/var/lib/amazon/ssm")))
                .set("task.launchType", launchType)
                .target();

        assertThat(app(target)).isEqualTo("fail readonly-root-with-writable-mounts");
    }

    @Test
    void outsideFargateTheStateDirectoryIsStillNeeded() {
        assertThat(app(mounted(readOnlyRoot(ec2Service()), writable("/var/log/amazon/ssm"))))
                .isEqualTo("fail readonly-root-filesystem");
    }

    @Test
    void whereNothingTellsThePlaceTheLogDirectoryIsNeeded() {
        ExecTarget target = Edits.of(mounted(readOnlyRoot(serviceWithoutTask()), writable("/var/lib/amazon/ssm")))
                .absent("service.launchType")
                .target();

        assertThat(app(target)).isEqualTo("fail readonly-root-filesystem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/var",
                "/var/",
                "/var/lib",
                "/var/log",
                "/var/lib/amazon",
                "/var/log/amazon",
                "/var/lib/amazon/ssm"
            })
    void aReadOnlyVolumeOverADirectoryFails(String path) {
        assertThat(app(mounted(fargateService(), mount(path, true))))
                .isEqualTo("fail root-volume-mounted-readonly-otherwise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc", "/var/www", "/var/library", "/var/lib/app", "/var/lib/amazon/ssm/custom", "C:\\var"})
    void aReadOnlyVolumeElsewherePasses(String path) {
        assertThat(app(mounted(fargateService(), mount(path, true)))).isEqualTo("pass");
    }

    @Test
    void aWritableVolumeBelowAReadOnlyOneMendsIt() {
        assertThat(app(mounted(
                        fargateService(),
                        mount("/var/lib/amazon", false),
                        mount("/var/lib", true),
                        mount("/var/log/amazon/ssm", false))))
                .isEqualTo("pass");
    }

    @Test
    void aReadOnlyVolumeBelowAWritableOneFails() {
        assertThat(app(mounted(
                        readOnlyRoot(fargateService()), mount("/var", false), mount("/var/lib/amazon/ssm", true))))
                .isEqualTo("fail root-volume-mounted-readonly-otherwise");
    }

    @Test
    void aReadOnlyVolumeFailsEvenIfTheRootIsUnknown() {
        ExecTarget target = Edits.of(mounted(fargateService(), mount("/var", true)))
                .unknown(ROOT)
                .target();

        assertThat(app(target)).isEqualTo("fail root-volume-mounted-readonly-otherwise");
    }

    @ParameterizedTest
    @CsvSource({"/data, pass", "/var/lib, not-evaluated"})
    void anUnknownAccessModeMattersOnlyOverTheDirectories(String path, String expected) {
        ExecTarget target = mounted(fargateService(), new MountPoint(known("v"), known(path), unknown()));

        assertThat(app(target)).isEqualTo(expected);
    }

    @Test
    void aMountWithoutAnAccessModeIsWritable() {
        ExecTarget target =
                mounted(readOnlyRoot(fargateService()), new MountPoint(known("v"), known("/var"), absent("readOnly")));

        assertThat(app(target)).isEqualTo("fail readonly-root-with-writable-mounts");
    }

    @Test
    void anUnknownPathIsNotEvaluated() {
        ExecTarget target =
                mounted(readOnlyRoot(fargateService()), new MountPoint(known("v"), unknown(), known(false)));

        assertThat(app(target)).isEqualTo("not-evaluated");
    }

    @Test
    void absentMountsLeaveTheRootToDecide() {
        assertThat(app(Edits.of(fargateService()).absent(MOUNTS).target())).isEqualTo("pass");
        assertThat(app(Edits.of(readOnlyRoot(fargateService())).absent(MOUNTS).target()))
                .isEqualTo("fail readonly-root-filesystem");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, MOUNTS})
    void whatIsUnknownOfTheContainerIsNotEvaluated(String path) {
        assertThat(app(Edits.of(fargateService()).unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void anUnknownPlaceMattersOnlyForTheLogDirectory() {
        ExecTarget target = Edits.of(mounted(readOnlyRoot(fargateService()), writable("/var/lib/amazon/ssm")))
                .unknown("task")
                .target();

        assertThat(app(target)).isEqualTo("not-evaluated");
        assertThat(app(Edits.of(readOnlyRoot(fargateService())).unknown("task").target()))
                .isEqualTo("fail readonly-root-filesystem");
    }

    @Test
    void anUnknownServiceMattersOnlyWithoutATask() {
        ExecTarget mounted = mounted(readOnlyRoot(serviceWithoutTask()), writable("/var/lib/amazon/ssm"));

        assertThat(app(Edits.of(mounted).unknown("service").target())).isEqualTo("not-evaluated");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void theRemedyDeploysTheNewRevision() {
        assertThat(tester.findings(readOnlyRoot(fargateService()))
                        .get(0)
                        .remedy()
                        .commands())
                .containsExactly(
                        "aws ecs register-task-definition --cli-input-json file://task-definition.json --region eu-west-1",
                        "aws ecs update-service --cluster prod --service api --task-definition api --force-new-deployment"
                                + " --region eu-west-1");
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }

    private static ExecTarget readOnlyRoot(ExecTarget target) {
        return Edits.of(target).set(ROOT, true).target();
    }

    private static ExecTarget mounted(ExecTarget target, MountPoint... mounts) {
        return Edits.of(target).set(MOUNTS, List.of(mounts)).target();
    }

    private static MountPoint[] writable(String paths) {
        return Stream.of(paths.split(" ")).map(path -> mount(path, false)).toArray(MountPoint[]::new);
    }

    private static MountPoint mount(String path, boolean readOnly) {
        return new MountPoint(known("volume"), known(path), known(readOnly));
    }
}
