// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledAgentAgeTest {

    private static final String INSTANCE = "container-instance/aaaabbbbccccddddaaaabbbbccccdddd: ";
    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";
    private static final String NAME = "containerInstance.instance.image.name";
    private static final String CREATED = "containerInstance.instance.image.creationDate";
    private static final String AGENT = "containerInstance.agentVersion";

    private final CheckTester tester = CheckTester.of(new BundledAgentAge());

    @Test
    void aRecentImagePasses() {
        assertThat(tester.judge(ec2Service())).containsExactly(INSTANCE + "pass");
    }

    @ParameterizedTest
    @CsvSource({
        "amzn2-ami-ecs-hvm-2.0.20220209-x86_64-ebs,fail old-bundled-ssm-agent",
        "amzn2-ami-ecs-kernel-5.10-hvm-2.0.20220331-arm64-ebs,fail old-bundled-ssm-agent",
        "amzn-ami-2018.03.20210413-amazon-ecs-optimized,fail old-bundled-ssm-agent",
        "Windows_Server-2019-English-Full-ECS_Optimized-2022.01.11,fail old-bundled-ssm-agent",
        "amzn2-ami-ecs-hvm-2.0.20220630-x86_64-ebs,pass",
        "Windows_Server-2019-English-Full-ECS_Optimized-2022.04.13,pass"
    })
    void theDateInTheNameDecides(String name, String line) {
        assertThat(tester.judge(Edits.of(ec2Service()).set(NAME, name).target()))
                .containsExactly(INSTANCE + line);
    }

    @Test
    void withoutADateInTheNameTheCreationDateDecides() {
        ExecTarget target = Edits.of(ec2Service())
                .set(NAME, "al2023-ami-ecs-golden")
                .set(CREATED, Instant.parse("2022-03-31T23:59:59Z"))
                .target();

        assertThat(tester.judge(target)).containsExactly(INSTANCE + "fail old-bundled-ssm-agent");
        assertThat(tester.judge(Edits.of(target)
                        .set(CREATED, Instant.parse("2022-04-01T00:00:00Z"))
                        .target()))
                .containsExactly(INSTANCE + "pass");
        assertThat(tester.judge(Edits.of(target).absent(CREATED).target())).containsExactly(INSTANCE + "not-evaluated");
        assertThat(tester.judge(Edits.of(target).unknown(CREATED).target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20229999", "20221301"})
    void digitsThatAreNoDateAreNotTakenForOne(String digits) {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set(NAME, "amzn2-ami-ecs-" + digits)
                        .set(CREATED, Instant.parse("2022-01-01T00:00:00Z"))
                        .target()))
                .containsExactly(INSTANCE + "fail old-bundled-ssm-agent");
    }

    @ParameterizedTest
    @CsvSource({"1.57.1,WARNING", "1.58.0,BLOCKER", "1.61.3,BLOCKER"})
    void anOldImageBlocksOnlyWithTheAgentsThatWereSeenToFail(String agent, Severity severity) {
        ExecTarget target = Edits.of(ec2Service())
                .set(NAME, "amzn2-ami-ecs-hvm-2.0.20220209-x86_64-ebs")
                .set(AGENT, agent)
                .target();

        assertThat(tester.judge(target))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).startsWith(INSTANCE + "fail old-bundled-ssm-agent"));
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(severity));
    }

    @Test
    void bottlerocketNeedsALaterDate() {
        ExecTarget target = Edits.of(ec2Service())
                .set(NAME, "bottlerocket-aws-ecs-1-x86_64-v1.13.5-3a4f1b45")
                .set(CREATED, Instant.parse("2023-04-30T00:00:00Z"))
                .target();

        assertThat(tester.judge(target)).containsExactly(INSTANCE + "fail bottlerocket-before-2023");
        assertThat(tester.judge(Edits.of(target)
                        .set(CREATED, Instant.parse("2023-05-11T00:00:00Z"))
                        .target()))
                .containsExactly(INSTANCE + "pass");
    }

    @Test
    void anImageOfOnesOwnIsNotConcerned() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set(NAME, "golden-20210101")
                        .set(CREATED, Instant.parse("2021-01-01T00:00:00Z"))
                        .target()))
                .containsExactly(INSTANCE + "not-applicable own-image");
    }

    @Test
    void machinesWithoutAnImageOfTheAccountAreNotConcerned() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("task.launchType", "EXTERNAL")
                        .target()))
                .containsExactly(INSTANCE + "not-applicable no-machine-image");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("containerInstance.instance")
                        .target()))
                .containsExactly(INSTANCE + "not-applicable no-machine-image");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("task.launchType", "MANAGED_INSTANCES")
                        .unknown("containerInstance.instance")
                        .target()))
                .containsExactly(INSTANCE + "not-applicable managed-by-aws");
    }

    @Test
    void fargateAndMissingTasksAreNotConcerned() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "not-applicable fargate");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"containerInstance.instance", "containerInstance.instance.image", NAME})
    void whatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(ec2Service()).unknown(path).target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    @Test
    void anImageThatIsNoLongerToBeSeenIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("containerInstance.instance.image")
                        .target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    @Test
    void anUnreadTaskOrInstanceIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(
                        Edits.of(ec2Service()).unknown("containerInstance").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set(NAME, "amzn2-ami-ecs-hvm-2.0.20220209-x86_64-ebs")
                        .unknown(AGENT)
                        .target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }
}
