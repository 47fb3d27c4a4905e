// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import static io.github.execready.testing.Simulated.said;
import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Outcome;
import io.github.execready.check.caller.CallerDescribeTasks;
import io.github.execready.check.caller.CallerExecuteCommand;
import io.github.execready.check.caller.CallerKmsDataKey;
import io.github.execready.check.logging.TaskRoleLogging;
import io.github.execready.check.role.TaskRoleKmsDecrypt;
import io.github.execready.check.role.TaskRoleSsmmessages;
import io.github.execready.engine.Finding;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.SimulationQuestion;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Simulated;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {

    private static final Check CHECK = new TaskRoleSsmmessages();
    private static final Evidence<Boolean> NONE = absent("detail");

    private final CheckTester tester = CheckTester.of(CHECK);

    @Test
    void theFourActionsAreOneQuestionWithWhatIsKnownOfThem() {
        List<SimulationQuestion> questions = SimulationQuestions.about(fargateService(), List.of(CHECK));

        SimulationQuestion onAll = questions.stream()
                .filter(question -> question.resource().equals(SimulationQuestion.ANY_RESOURCE))
                .findFirst()
                .orElseThrow();
        assertThat(onAll.principal()).hasToString("arn:aws:iam::111122223333:role/ApiTask");
        assertThat(onAll.actions()).hasSize(4);
        assertThat(onAll.context())
                .containsEntry("aws:principalarn", List.of("arn:aws:iam::111122223333:role/ApiTask"))
                .containsEntry("aws:securetransport", List.of("true"))
                .containsEntry("aws:requestedregion", List.of("eu-west-1"))
                .doesNotContainKeys("aws:userid", "aws:sourceip", "aws:multifactorauthpresent");
        assertThat(questions).hasSize(1);
    }

    @Test
    void agreementIsShown() {
        ExecTarget target = simulated(fargateService(), action -> said(action, "allowed", NONE));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: pass");
        assertThat(tester.findings(target).get(0).evidence())
                .contains(new Finding.Observation("iam:SimulatePrincipalPolicy", "EvaluationResults", "allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"implicitDeny", "explicitDeny"})
    void aDisagreementIsShownWithBothAnswersAndIsNeverReady(String decision) {
        ExecTarget target = simulated(fargateService(), action -> said(action, decision, NONE));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing().get(0).reason())
                .contains("say allowed by identity policy exec")
                .contains("AWS's policy simulator says " + decision);
    }

    @Test
    void aSimulatorThatAllowsWhatThePoliciesDenyIsNotBelieved() {
        ExecTarget target = simulated(
                Edits.of(fargateService())
                        .set("taskRole.inlinePolicies", List.of())
                        .target(),
                action -> said(action, "allowed", NONE));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
    }

    @Test
    void itsAnswerIsTheEvidenceWherePoliciesCouldNotBeRead() {
        ExecTarget unread = Edits.of(fargateService())
                .unknown("taskRole.inlinePolicies")
                .set(
                        "taskRole.permissionsBoundary",
                        new PermissionsBoundary(
                                fargateService()
                                        .taskRole()
                                        .toOptional()
                                        .orElseThrow()
                                        .arn(),
                                unknown()))
                .target();

        ExecTarget allowed = simulated(unread, action -> said(action, "allowed", NONE));
        assertThat(tester.judge(allowed)).containsExactly("role/ApiTask: pass");
        assertThat(tester.findings(allowed).get(0).evidence())
                .extracting(Finding.Observation::source)
                .endsWith("iam:SimulatePrincipalPolicy", "iam:SimulatePrincipalPolicy");
        assertThat(tester.judge(simulated(unread, action -> said(action, "implicitDeny", NONE))))
                .containsExactly("role/ApiTask: fail task-role-lacks-control-channel");
        assertThat(tester.judge(simulated(unread, action -> said(action, "explicitDeny", NONE))))
                .containsExactly("role/ApiTask: fail task-role-lacks-control-channel/denied");
        assertThat(tester.judge(simulated(unread, SecondOpinionTest::deniedByBoundary)))
                .containsExactly("role/ApiTask: fail permissions-boundary-on-task-role");
    }

    @Test
    void anAnswerThatLackedAKeyIsNoEvidence() {
        ExecTarget unread =
                Edits.of(fargateService()).unknown("taskRole.inlinePolicies").target();
        Function<String, SimulatedAction> lacking =
                action -> new SimulatedAction(action, "allowed", NONE, NONE, List.of(), List.of("aws:SourceVpce"));

        assertThat(tester.judge(simulated(unread, lacking))).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(simulated(fargateService(), lacking))).containsExactly("role/ApiTask: pass");
    }

    // aws-containers/amazon-ecs-exec-checker#70: an administrator who could exec, denied for a key that was not given
    @Test
    void aDenialOfTheOrganizationMayHangOnWhatTheSimulatorWasNotTold() {
        ExecTarget target = simulated(
                Edits.of(fargateService()).unknown("network").target(),
                action -> said(action, "implicitDeny", known(false)));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing().get(0).reason())
                .contains("organization denies ssmmessages:", "aws:SourceIp");
    }

    @ParameterizedTest
    @MethodSource("askedAbout")
    void aDenialOfTheOrganizationIsTheCauseWhereTheSimulatorWasToldAllThatMatters(Check check, List<String> said) {
        ExecTarget target = Simulated.deniedByTheOrganization(fargateService(), check);

        // Not by the tester: it makes facts unknown and keeps the answers, which were to other questions then.
        assertThat(check.judge(new Inputs(target, check.inputs())).stream()
                        .map(judgement -> judgement.subject() + ": " + word(judgement.outcome())))
                .isEqualTo(said);
    }

    static Stream<Arguments> askedAbout() {
        return Stream.of(
                Arguments.of(new TaskRoleSsmmessages(), List.of("role/ApiTask: scp-denies-ssmmessages")),
                Arguments.of(new TaskRoleKmsDecrypt(), List.of("role/ApiTask: task-role-cannot-decrypt/organization")),
                Arguments.of(
                        new TaskRoleLogging(),
                        List.of(
                                "log-group//ecs/exec: describe-log-groups-denied/organization",
                                "bucket/exec-logs: aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:VpcSourceIp")),
                Arguments.of(new CallerExecuteCommand(), List.of(ofTheCaller())),
                Arguments.of(new CallerDescribeTasks(), List.of(ofTheCaller())),
                Arguments.of(new CallerKmsDataKey(), List.of(ofTheCaller())));
    }

    private static String ofTheCaller() {
        return "caller/Operator: aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:VpcSourceIp,"
                + " aws:MultiFactorAuthPresent";
    }

    /** The cause, or what the simulator was not told. */
    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.NotEvaluated open) {
            String said = open.missing().get(0).detail();
            return said.substring(said.lastIndexOf(": ") + 2);
        }
        return outcome instanceof Outcome.Fail fail ? fail.cause() : "";
    }

    @Test
    void noAnswerLeavesTheOwnOne() {
        Gap denied = new Gap(Gap.Reason.ACCESS_DENIED, "iam:SimulatePrincipalPolicy", "AccessDenied");
        ExecTarget target = Edits.of(fargateService())
                .replace("simulations", Evidence.unknown(denied))
                .target();

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: pass");
    }

    @Test
    void aConditionOnWhatIsNotKnownIsNotAnsweredByTheSimulator() {
        ExecTarget target = Edits.of(fargateService())
                .unknown("network")
                .set(
                        "taskRole.inlinePolicies",
                        List.of(policy(
                                "exec",
                                allow("ssmmessages:*")
                                        .replace(
                                                "\"Resource\"",
                                                "\"Condition\": {\"StringEquals\": {\"aws:SourceVpc\": \"vpc-1\"}},"
                                                        + " \"Resource\""))))
                .target();

        assertThat(tester.judge(simulated(target, action -> said(action, "allowed", NONE))))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    private static ExecTarget simulated(ExecTarget target, Function<String, SimulatedAction> answer) {
        return Simulated.with(target, CHECK, answer);
    }

    private static SimulatedAction deniedByBoundary(String action) {
        return new SimulatedAction(action, "implicitDeny", NONE, known(false), List.of(), List.of());
    }
}
