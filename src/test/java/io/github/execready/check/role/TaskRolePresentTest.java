// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.TaskOverride;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRolePresentTest implements EveryCause {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";
    private static final String ROLE = "taskDefinition.taskRole";
    private static final String INSTANCE = "containerInstance.instance.";
    private static final String FALLBACK = "fail ec2-instance-role-fallback";

    private final CheckTester tester = CheckTester.of(new TaskRolePresent());

    @Override
    public Check check() {
        return new TaskRolePresent();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                planned(),
                Edits.of(fargateService()).absent(ROLE).target(),
                Edits.of(serviceWithoutTask()).absent(ROLE).target(),
                Edits.of(standalone())
                        .absent(ROLE)
                        .absent("task.enableExecuteCommand")
                        .target(),
                withoutRole(),
                Edits.of(withoutRole())
                        .set("taskDefinition.networkMode", "awsvpc")
                        .target(),
                Edits.of(withoutRole()).absent(INSTANCE + "instanceProfile").target(),
                Edits.of(withoutRole())
                        .set(INSTANCE + "metadataHttpEndpoint", "disabled")
                        .target(),
                Edits.of(withoutRole())
                        .set(INSTANCE + "httpPutResponseHopLimit", 1)
                        .target());
    }

    private static ExecTarget planned() {
        return Plan.ready()
                .unset("Definition.TaskRoleArn")
                .evidence()
                .targets(Part.all(), target -> List.of())
                .get(0);
    }

    @Test
    void whatIsPlannedHasNoTaskToName() {
        assertThat(tester.findings(planned())).singleElement().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo("task-role-missing");
            assertThat(finding.message())
                    .startsWith("The task definition names no task role")
                    .doesNotContain("<");
        });
    }

    @Test
    void aRoleInTheDefinitionPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: pass");
    }

    @Test
    void aRoleGivenAtTheStartPasses() {
        ExecTarget target = Edits.of(standalone())
                .absent(ROLE)
                .set(
                        "task.overrides",
                        new TaskOverride(
                                known(new Arn("aws-us-gov", "iam", "", "111122223333", "role/Other")),
                                absent("executionRoleArn"),
                                absent("containerOverrides")))
                .target();

        assertThat(tester.judge(target)).containsExactly(TASK + "pass");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.evidence())
                        .anySatisfy(
                                e -> assertThat(e.value()).isEqualTo("arn:aws-us-gov:iam::111122223333:role/Other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})
    void aTaskWithExecAndWithoutRoleFailsWhereNoInstanceHelpsOut(String launchType) {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("task.launchType", launchType)
                        .absent(ROLE)
                        .target()))
                .containsExactly(TASK + "fail task-role-missing");
    }

    @Test
    void fargateIsAlsoRecognisedByItsCapacityProvider() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("task.launchType")
                        .set("task.capacityProviderName", "FARGATE_SPOT")
                        .absent(ROLE)
                        .target()))
                .containsExactly(TASK + "fail task-role-missing");
    }

    @Test
    void withoutRoleExecCannotBeTurnedOn() {
        assertThat(tester.judge(Edits.of(serviceWithoutTask()).absent(ROLE).target()))
                .containsExactly("service/api: fail update-service-rejects-without-task-role");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(ROLE)
                        .set("task.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "fail update-service-rejects-without-task-role");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent(ROLE)
                        .set("task.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "fail update-service-rejects-without-task-role");
        assertThat(tester.judge(Edits.of(standalone())
                        .absent(ROLE)
                        .absent("task.enableExecuteCommand")
                        .target()))
                .containsExactly(TASK + "fail update-service-rejects-without-task-role/run-task");
    }

    @Test
    void onEc2TheRoleOfTheInstanceIsWorthAWarning() {
        assertThat(tester.judge(withoutRole())).containsExactly(TASK + FALLBACK);
        assertThat(tester.findings(withoutRole()))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @ParameterizedTest
    @CsvSource({
        "bridge,2,required,''",
        "bridge,1,optional,''",
        "bridge,1,required,/hop-limit",
        "default,1,required,/hop-limit",
        "host,1,required,''",
        "awsvpc,1,required,/awsvpc",
        "awsvpc,2,optional,/awsvpc"
    })
    void theWayToTheMetadataServiceDecides(String mode, int hops, String tokens, String variant) {
        assertThat(tester.judge(Edits.of(withoutRole())
                        .set("taskDefinition.networkMode", mode)
                        .set(INSTANCE + "httpPutResponseHopLimit", hops)
                        .set(INSTANCE + "metadataHttpTokens", tokens)
                        .target()))
                .containsExactly(TASK + FALLBACK + variant);
    }

    @Test
    void aDefinitionWithoutNetworkModeMeansBridge() {
        assertThat(tester.judge(Edits.of(withoutRole())
                        .absent("taskDefinition.networkMode")
                        .set(INSTANCE + "httpPutResponseHopLimit", 1)
                        .target()))
                .containsExactly(TASK + FALLBACK + "/hop-limit");
    }

    @Test
    void anInstanceWithoutRoleOrMetadataBlocks() {
        ExecTarget noProfile =
                Edits.of(withoutRole()).absent(INSTANCE + "instanceProfile").target();
        ExecTarget noMetadata = Edits.of(withoutRole())
                .set(INSTANCE + "metadataHttpEndpoint", "disabled")
                .target();

        assertThat(tester.judge(noProfile)).containsExactly(TASK + FALLBACK + "/no-instance-profile");
        assertThat(tester.judge(noMetadata)).containsExactly(TASK + FALLBACK + "/metadata-off");
        assertThat(List.of(noProfile, noMetadata))
                .allSatisfy(target -> assertThat(tester.findings(target))
                        .singleElement()
                        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER)));
    }

    @Test
    void aContainerInstanceThatIsNoEc2InstanceLendsNoRole() {
        assertThat(tester.judge(
                        Edits.of(withoutRole()).absent("containerInstance").target()))
                .containsExactly(TASK + "fail task-role-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containerInstance",
                "containerInstance.instance",
                INSTANCE + "instanceProfile",
                INSTANCE + "metadataHttpEndpoint",
                INSTANCE + "httpPutResponseHopLimit",
                "taskDefinition",
                "taskDefinition.networkMode",
                ROLE,
                "task",
                "task.launchType",
                "task.enableExecuteCommand"
            })
    void whatCannotBeReadIsNotEvaluated(String path) {
        ExecTarget oneHop = Edits.of(withoutRole())
                .set(INSTANCE + "httpPutResponseHopLimit", 1)
                .target();

        assertThat(tester.judge(Edits.of(oneHop).unknown(path).target())).containsExactly(TASK + "not-evaluated");
    }

    @Test
    void unknownTokensMatterOnlyWithOneHop() {
        ExecTarget unknown =
                Edits.of(withoutRole()).unknown(INSTANCE + "metadataHttpTokens").target();

        assertThat(tester.judge(unknown)).containsExactly(TASK + FALLBACK);
        assertThat(tester.judge(Edits.of(unknown)
                        .set(INSTANCE + "httpPutResponseHopLimit", 1)
                        .target()))
                .containsExactly(TASK + "not-evaluated");
    }

    @Test
    void aRoleInTheDefinitionDecidesThoughTheTaskIsUnknown() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "pass");
    }

    @Test
    void onFargateAnUnknownFlagChangesNothing() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(ROLE)
                        .unknown("task.enableExecuteCommand")
                        .target()))
                .containsExactly(TASK + "fail task-role-missing");
    }

    @Test
    void theRemedyDeploysAServiceAndRunsALoneTask() {
        assertThat(tester.findings(Edits.of(serviceWithoutTask()).absent(ROLE).target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .anyMatch(c -> c.startsWith("aws ecs update-service --cluster prod --service api "))
                        .noneMatch(c -> c.startsWith("aws ecs run-task")));
        assertThat(tester.findings(Edits.of(standalone()).absent(ROLE).target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .anyMatch(c -> c.startsWith("aws ecs run-task --cluster prod "))
                        .noneMatch(c -> c.startsWith("aws ecs update-service")));
    }

    private static ExecTarget withoutRole() {
        return Edits.of(ec2Service()).absent(ROLE).target();
    }
}
