// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitProcessTest {

    private static final String APP = "taskDefinition.containerDefinitions[0]";
    private static final String INIT = APP + ".initProcessEnabled";
    private static final String IMAGE = APP + ".image";
    private static final String RUNNING = "task.containers[0]";
    private static final String S6 = "ghcr.io/just-containers/s6-overlay:3";

    private final CheckTester tester = CheckTester.of(new InitProcess());

    @Test
    void anInitProcessPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void withoutAnInitProcessItIsAnAdvice() {
        ExecTarget off = Edits.of(fargateService()).set(INIT, false).target();

        assertThat(app(off)).isEqualTo("fail init-process-not-enabled");
        assertThat(app(Edits.of(fargateService()).absent(INIT).target())).isEqualTo("fail init-process-not-enabled");
        assertThat(tester.findings(off).get(0).severity()).isEqualTo(Severity.ADVICE);
    }

    @Test
    void withoutATaskTheDefinitionDecides() {
        assertThat(app(Edits.of(serviceWithoutTask()).absent(INIT).target()))
                .isEqualTo("fail init-process-not-enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {S6, "repo/alpine-s6:1", "S6", "lscr.io/s6/app@sha256:0123"})
    void anImageWithItsOwnInitNeedsNone(String image) {
        assertThat(app(Edits.of(fargateService()).absent(INIT).set(IMAGE, image).target()))
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo/apis6:1", "repo/s60:1", "repo/app:1"})
    void anImageThatOnlyLooksSimilarGetsTheAdvice(String image) {
        assertThat(app(Edits.of(fargateService()).absent(INIT).set(IMAGE, image).target()))
                .isEqualTo("fail init-process-not-enabled");
    }

    @Test
    void anS6ImageThatDiedUnderAnInitIsAWarning() {
        ExecTarget target = died(S6).target();

        assertThat(app(target)).isEqualTo("fail init-process-breaks-s6");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anS6ImageThatDiedInASharedProcessNamespaceIsAWarning() {
        assertThat(app(died(S6).set(INIT, false)
                        .set("taskDefinition.pidMode", "task")
                        .target()))
                .isEqualTo("fail init-process-breaks-s6");
    }

    @Test
    void theReasonMayShowS6AsWell() {
        assertThat(app(died("repo/app:1")
                        .set(RUNNING + ".reason", "s6-overlay-suexec: fatal: can only run as pid 1")
                        .target()))
                .isEqualTo("fail init-process-breaks-s6");
    }

    @Test
    void anS6ImageThatRunsUnderAnInitPasses() {
        assertThat(app(Edits.of(fargateService()).set(IMAGE, S6).target())).isEqualTo("pass");
    }

    @Test
    void anS6ImageThatEndedWithoutAnErrorPasses() {
        assertThat(app(died(S6).set(RUNNING + ".exitCode", 0).target())).isEqualTo("pass");
    }

    @Test
    void anS6ImageThatDiedAsFirstProcessPasses() {
        assertThat(app(died(S6).set(INIT, false).target())).isEqualTo("pass");
        assertThat(app(died(S6).set(INIT, false)
                        .set("taskDefinition.pidMode", "host")
                        .target()))
                .isEqualTo("pass");
    }

    @Test
    void anotherImageThatDiedUnderAnInitPasses() {
        assertThat(app(died("repo/app:1").target())).isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({"WINDOWS_SERVER_2022_CORE, not-applicable windows", "LINUX, fail init-process-not-enabled"})
    void theOperatingSystemOfTheDefinitionDecides(String family, String expected) {
        assertThat(app(Edits.of(ec2Service())
                        .absent(INIT)
                        .set("taskDefinition.operatingSystemFamily", family)
                        .target()))
                .isEqualTo(expected);
    }

    @Test
    void elseThePlatformOfTheTaskDecides() {
        assertThat(app(Edits.of(fargateService())
                        .absent(INIT)
                        .absent("taskDefinition.operatingSystemFamily")
                        .set("task.platformFamily", "Windows Server 2022 Core")
                        .target()))
                .isEqualTo("not-applicable windows");
    }

    @ParameterizedTest
    @CsvSource({"windows, not-applicable windows", "linux, fail init-process-not-enabled"})
    void elseTheInstanceDecides(String osType, String expected) {
        assertThat(app(Edits.of(ec2Service())
                        .absent(INIT)
                        .absent("taskDefinition.operatingSystemFamily")
                        .set("containerInstance.attributes", Map.of("ecs.os-type", osType))
                        .target()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "containerInstance"})
    void anUnknownOperatingSystemIsNotEvaluated(String path) {
        assertThat(app(Edits.of(ec2Service())
                        .absent("taskDefinition.operatingSystemFamily")
                        .unknown(path)
                        .target()))
                .isEqualTo("not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {INIT, IMAGE})
    void withoutAnInitAnUnknownSettingOrImageIsNotEvaluated(String path) {
        assertThat(app(Edits.of(fargateService()).absent(INIT).unknown(path).target()))
                .isEqualTo("not-evaluated");
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTSIDE_THE_INPUT", "KNOWN_AFTER_APPLY"})
    void anImageThatThePlanLeavesOpenIsTakenForOneWithoutAnInit(Gap.Reason reason) {
        for (Edits edits : List.of(
                Edits.of(serviceWithoutTask()).absent(INIT),
                Edits.of(serviceWithoutTask()).set(INIT, false))) {
            ExecTarget target = edits.replace(IMAGE, open(reason, "var.image")).target();

            assertThat(app(target)).isEqualTo("fail init-process-not-enabled");
            assertThat(assumption(target)).isEqualTo("the image brings no init of its own, such as s6-overlay");
            assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.ADVICE);
        }
    }

    @Test
    void underAnInitTheImageIsNotAskedFor() {
        ExecTarget target = Edits.of(serviceWithoutTask())
                .replace(IMAGE, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.image"))
                .target();

        assertThat(app(target)).isEqualTo("pass");
        assertThat(assumption(target)).isEmpty();
    }

    @Test
    void anOperatingSystemThatThePlanLeavesOpenIsTakenForLinux() {
        Edits edits = Edits.of(serviceWithoutTask())
                .replace("taskDefinition.operatingSystemFamily", open(Gap.Reason.OUTSIDE_THE_INPUT, "var.system"));
        ExecTarget without = edits.absent(INIT).target();
        ExecTarget neither = edits.absent(INIT)
                .replace(IMAGE, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.image"))
                .target();

        assertThat(app(edits.target())).isEqualTo("pass");
        assertThat(assumption(edits.target())).isEqualTo("the containers run Linux");
        assertThat(app(without)).isEqualTo("fail init-process-not-enabled");
        assertThat(assumption(without)).isEqualTo("the containers run Linux");
        assertThat(app(neither)).isEqualTo("fail init-process-not-enabled");
        assertThat(assumption(neither))
                .isEqualTo("the containers run Linux; the image brings no init of its own, such as s6-overlay");
    }

    @Test
    void anImageOfWhichThePartsThatAreKnownNameS6IsNotTakenForAnother() {
        ExecTarget target = Edits.of(serviceWithoutTask())
                .absent(INIT)
                .replace(IMAGE, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.tag"))
                .set(APP + ".imageParts", "lscr.io/s6/app: ")
                .target();

        assertThat(app(target)).isEqualTo("pass");
        assertThat(assumption(target)).isEmpty();
    }

    @Test
    void aSettingThatThePlanLeavesOpenIsNotEvaluated() {
        assertThat(app(Edits.of(serviceWithoutTask())
                        .replace(INIT, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.init"))
                        .replace(IMAGE, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.image"))
                        .target()))
                .isEqualTo("not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGE, "taskDefinition.operatingSystemFamily"})
    void whatAConditionDecidesIsJudgedInItsBranchesAndNotPresumed(String path) {
        Gap condition = Gap.ofCondition("Debug", "open", Optional.empty());

        assertThat(app(Edits.of(serviceWithoutTask())
                        .absent(INIT)
                        .replace(path, Evidence.unknown(condition))
                        .target()))
                .isEqualTo("not-evaluated");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OUTSIDE_THE_INPUT", "KNOWN_AFTER_APPLY"})
    void whatAwsCouldHaveBeenAskedIsNotPresumed(Gap.Reason reason) {
        Edits ended = died(S6);

        assertThat(app(Edits.of(fargateService())
                        .absent(INIT)
                        .replace(IMAGE, open(reason, "ecs:DescribeTaskDefinition"))
                        .target()))
                .isEqualTo("not-evaluated");
        assertThat(app(ended.replace(IMAGE, open(reason, "ecs:DescribeTaskDefinition"))
                        .target()))
                .isEqualTo("not-evaluated");
        assertThat(app(Edits.of(ec2Service())
                        .absent("taskDefinition.operatingSystemFamily")
                        .replace("containerInstance", open(reason, "ecs:DescribeContainerInstances"))
                        .target()))
                .isEqualTo("not-evaluated");
    }

    @Test
    void aWindowsOrS6ThatIsKnownIsNotPresumedOtherwise() {
        assertThat(app(Edits.of(serviceWithoutTask())
                        .absent(INIT)
                        .set("taskDefinition.operatingSystemFamily", "WINDOWS_SERVER_2022_CORE")
                        .replace(IMAGE, open(Gap.Reason.OUTSIDE_THE_INPUT, "var.image"))
                        .target()))
                .isEqualTo("not-applicable windows");
        assertThat(app(Edits.of(serviceWithoutTask())
                        .absent(INIT)
                        .set(IMAGE, S6)
                        .replace(
                                "taskDefinition.operatingSystemFamily",
                                open(Gap.Reason.OUTSIDE_THE_INPUT, "var.system"))
                        .target()))
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", RUNNING + ".exitCode", IMAGE})
    void anUnknownPartOfAnS6FailureIsNotEvaluated(String path) {
        assertThat(app(died(S6).unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void anUnknownPidModeMattersOnlyWhereItCouldDecide() {
        assertThat(app(died(S6).set(INIT, false)
                        .unknown("taskDefinition.pidMode")
                        .target()))
                .isEqualTo("not-evaluated");
        assertThat(app(died(S6).unknown("taskDefinition.pidMode").target())).isEqualTo("fail init-process-breaks-s6");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    private static <T> Evidence<T> open(Gap.Reason reason, String source) {
        return Evidence.unknown(new Gap(reason, source, "it is not given"));
    }

    private String assumption(ExecTarget target) {
        return tester.findings(target).get(0).assumption();
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }

    private static Edits died(String image) {
        return Edits.of(fargateService())
                .set(IMAGE, image)
                .set(RUNNING + ".lastStatus", "STOPPED")
                .set(RUNNING + ".exitCode", 100);
    }
}
