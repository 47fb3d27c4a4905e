// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import static io.github.execready.check.caller.Callers.CLUSTER;
import static io.github.execready.check.caller.Callers.TASK;
import static io.github.execready.check.caller.Callers.bounded;
import static io.github.execready.check.caller.Callers.granted;
import static io.github.execready.check.caller.Callers.on;
import static io.github.execready.check.caller.Callers.root;
import static io.github.execready.check.caller.Callers.under;
import static io.github.execready.check.caller.Callers.user;
import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.containerDefinition;
import static io.github.execready.testing.Targets.deny;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerExecuteCommandTest implements EveryCause {

    private static final String PASS = "caller/Operator: pass";
    private static final String OPEN = "caller/Operator: not-evaluated";
    private static final String DENIED = "caller/Operator: fail caller-execute-command-denied";
    private static final String MISSING = "caller/Operator: fail caller-cluster-arn-missing";
    private static final String CONDITION = "caller/Operator: fail caller-condition-key-mismatch";
    private static final String LIMITED = "caller/Operator: fail caller-scp-or-boundary-or-session-policy";
    private static final String EXEC = "ecs:ExecuteCommand";

    private final CheckTester tester = CheckTester.of(new CallerExecuteCommand());

    @Override
    public Check check() {
        return new CallerExecuteCommand();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                granted(allow("s3:*")),
                granted(on("Allow", EXEC, "arn:aws:ecs:us-east-1:111122223333:*")),
                granted(on("Allow", EXEC, TASK)),
                granted(under("Allow", EXEC, "Null", "aws:ResourceTag/env", "false")),
                granted(deny(EXEC)),
                bounded(policy("bound", allow("s3:*"))));
    }

    @Test
    void aCallerWhoMayDoItOnBothPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(PASS);
        assertThat(tester.judge(ec2Service())).containsExactly(PASS);
        assertThat(tester.judge(standalone())).containsExactly(PASS);
        assertThat(tester.judge(granted(on("Allow", EXEC, CLUSTER, TASK)))).containsExactly(PASS);
        assertThat(tester.judge(granted(
                        on("Allow", "ecs:Execute*", "arn:aws:ecs:*:*:cluster/prod"),
                        on("Allow", "ecs:*", "arn:aws:ecs:eu-west-1:111122223333:task/prod/*"))))
                .containsExactly(PASS);
        assertThat(tester.judge(root())).containsExactly("caller/root: pass");
        assertThat(tester.judge(user(allow("*")))).containsExactly("caller/jane: pass");
    }

    @Test
    void aCallerWithoutTheActionIsToldThePolicyThatIsMissing() {
        ExecTarget target = granted(allow("ecs:DescribeTasks"));

        assertThat(tester.judge(target)).containsExactly(DENIED);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message())
                .startsWith("arn:aws:sts::111122223333:assumed-role/Operator/jane may not do ecs:ExecuteCommand")
                .contains(CLUSTER, TASK);
        assertThat(finding.remedy().commands())
                .containsExactly("aws iam put-role-policy --role-name Operator --policy-name ecs-exec-caller"
                        + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"ecs:ExecuteCommand\",\"Resource\":[\"" + CLUSTER
                        + "\",\"arn:aws:ecs:eu-west-1:111122223333:task/prod/*\"]}]}'");
    }

    @Test
    void aUserAndARoleOfIdentityCenterHaveOtherRemedies() {
        assertThat(tester.judge(user())).containsExactly("caller/jane: fail caller-execute-command-denied");
        Finding user = tester.findings(user()).get(0);
        assertThat(user.remedy().commands())
                .singleElement()
                .asString()
                .startsWith("aws iam put-user-policy --user-name jane");
        assertThat(user.evidence()).extracting(Finding.Observation::source).contains("iam:ListUserPolicies");

        ExecTarget sso = Edits.of(granted(allow("s3:*")))
                .set(
                        "caller.arn",
                        new Arn("aws", "sts", "", "111122223333", "assumed-role/AWSReservedSSO_Dev_Ops_01ab/j@x.org"))
                .set(
                        "caller.role.arn",
                        new Arn(
                                "aws",
                                "iam",
                                "",
                                "111122223333",
                                "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_Ops_01ab"))
                .target();
        assertThat(tester.judge(sso))
                .containsExactly("caller/AWSReservedSSO_Dev_Ops_01ab: fail caller-execute-command-denied");
        Finding finding = tester.findings(sso).get(0);
        assertThat(finding.remedy().commands()).isEmpty();
        assertThat(finding.remedy().cautions()).singleElement().asString().contains("permission set Dev_Ops ");
    }

    // aws/containers-roadmap#1050
    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-west-1:111122223333:task/prod/*, cluster/prod",
        "arn:aws:ecs:*:*:task/*, cluster/prod",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/*, task/prod/0123456789abcdef0123456789abcdef"
    })
    void theOneOfTheTwoThatIsNotCoveredIsNamed(String resource, String missing) {
        ExecTarget target = granted(on("Allow", EXEC, resource));

        assertThat(tester.judge(target)).containsExactly(MISSING);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message())
                .contains("on arn:aws:ecs:eu-west-1:111122223333:" + missing + ":", "statement There at 1:", resource);
        assertThat(finding.remedy().commands().get(0))
                .contains(CLUSTER, "arn:aws:ecs:eu-west-1:111122223333:task/prod/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:us-east-1:111122223333:*",
                "arn:aws:ecs:eu-west-1:111122223333:*/staging*",
                "arn:aws:ecs:eu-west-1:111122223333:service/prod/*"
            })
    void aStatementForOtherResourcesIsShown(String resource) {
        ExecTarget target = granted(on("Allow", EXEC, resource));

        assertThat(tester.judge(target)).containsExactly(DENIED + "/other-resources");
        assertThat(tester.findings(target).get(0).message()).contains(resource);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, ecs:cluster, arn:aws:ecs:eu-west-1:111122223333:cluster/staging",
        "ArnNotLike, ecs:task, arn:aws:ecs:*:*:task/prod/*",
        "StringEquals, ecs:container-name, db",
        "StringEquals, aws:ResourceTag/env, staging",
        "StringEquals, ecs:ResourceTag/env, staging",
        "StringEquals, aws:PrincipalAccount, 999999999999",
        "'Null', aws:ResourceTag/env, false"
    })
    void aConditionThatDoesNotHoldIsShown(String operator, String key, String value) {
        ExecTarget target = granted(under("Allow", EXEC, operator, key, value));

        assertThat(tester.judge(target)).containsExactly(CONDITION);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("statement Here at 1:", operator + " " + key + " " + value);
        assertThat(finding.remedy().commands())
                .contains("aws ecs list-tags-for-resource --resource-arn " + CLUSTER + " --region eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, ecs:cluster, arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
        "StringLike, ecs:task, arn:aws:ecs:*:*:task/prod/*",
        "StringNotEquals, ecs:container-name, db",
        "StringEquals, aws:ResourceAccount, 111122223333",
        "StringEqualsIfExists, aws:ResourceTag/env, prod"
    })
    void aConditionThatHoldsPasses(String operator, String key, String value) {
        assertThat(tester.judge(granted(under("Allow", EXEC, operator, key, value))))
                .containsExactly(PASS);
    }

    // Either reading of AWS's page is possible where only one of the two has the tag.
    @Test
    void theTagsOfBothHaveToFit() {
        ExecTarget target = granted(under("Allow", EXEC, "StringEquals", "aws:ResourceTag/env", "prod"));
        ExecTarget ofTask =
                Edits.of(target).set("task.tags", Map.of("env", "prod")).target();
        ExecTarget ofBoth =
                Edits.of(ofTask).set("cluster.tags", Map.of("env", "prod")).target();

        assertThat(tester.judge(target)).containsExactly(CONDITION);
        assertThat(tester.judge(ofTask)).containsExactly(OPEN);
        assertThat(missing(ofTask)).containsExactly("IAM's documentation");
        assertThat(tester.judge(Edits.of(target)
                        .set("cluster.tags", Map.of("env", "prod"))
                        .target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(target)
                        .set("cluster.tags", Map.of("env", "staging"))
                        .target()))
                .containsExactly(CONDITION);
        assertThat(tester.judge(ofBoth)).containsExactly(PASS);
        assertThat(tester.judge(Edits.of(ofBoth).unknown("task.tags").target())).containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(ofBoth).unknown("cluster.tags").target()))
                .containsExactly(OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:SourceIp",
                "aws:PrincipalOrgID",
                "aws:PrincipalTag/team",
                "aws:SourceVpce",
                "ecs:enable-execute-command"
            })
    void aConditionOnWhatIsNotKnownIsLeftOpenAndNamed(String key) {
        ExecTarget target = granted(under("Allow", EXEC, "StringEquals", key, "some"));

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(missing(target)).containsExactly("condition key " + key);
    }

    @Test
    void aDenyByATagOfEitherDenies() {
        ExecTarget target = granted(allow("ecs:*"), under("Deny", EXEC, "StringEquals", "aws:ResourceTag/env", "prod"));

        assertThat(tester.judge(target)).containsExactly(PASS);
        assertThat(tester.judge(
                        Edits.of(target).set("task.tags", Map.of("env", "prod")).target()))
                .containsExactly(LIMITED + "/denied");
        assertThat(tester.judge(Edits.of(target)
                        .set("cluster.tags", Map.of("env", "prod"))
                        .target()))
                .containsExactly(LIMITED + "/denied");
    }

    // aws-containers/amazon-ecs-exec-checker#68
    @Test
    void aDenyWithoutMfaIsLeftOpen() {
        ExecTarget target =
                granted(allow("*"), under("Deny", "*", "BoolIfExists", "aws:MultiFactorAuthPresent", "false"));

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(missing(target)).containsExactly("condition key aws:MultiFactorAuthPresent");
    }

    @Test
    void anExplicitDenyIsShownWithItsStatement() {
        ExecTarget target = granted(allow("ecs:*"), on("Deny", EXEC, "arn:aws:ecs:*:*:task/prod/*"));

        assertThat(tester.judge(target)).containsExactly(LIMITED + "/denied");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("on " + TASK + " to", "statement There");
        assertThat(finding.remedy().commands()).hasSize(2).allMatch(c -> c.contains("--role-name Operator"));
    }

    @Test
    void aBoundaryWithoutTheActionIsTheCause() {
        ExecTarget target = bounded(policy("bound", allow("s3:*")));

        assertThat(tester.judge(target)).containsExactly(LIMITED);
        assertThat(tester.findings(target).get(0).remedy().commands())
                .containsExactly("aws iam get-policy --policy-arn arn:aws:iam::111122223333:policy/Bound");
        assertThat(tester.judge(bounded(policy("bound", allow("*"))))).containsExactly(PASS);
        assertThat(tester.judge(bounded(unknown()))).containsExactly(OPEN);
    }

    @Test
    void containersThatFareDifferentlyAreJudgedEach() {
        ExecTarget target = granted(under("Allow", EXEC, "StringEquals", "ecs:container-name", "app"));

        assertThat(tester.judge(target))
                .containsExactly("container/app: pass", "container/sidecar: fail caller-condition-key-mismatch");
        assertThat(tester.judge(naming("app", target))).containsExactly(PASS);
        assertThat(tester.judge(naming("sidecar", target))).containsExactly(CONDITION);
        assertThat(tester.judge(granted(
                        under("Allow", EXEC, "StringEquals", "ecs:container-name", "app"),
                        under("Allow", EXEC, "StringEquals", "ecs:container-name", "sidecar"))))
                .containsExactly(PASS);
    }

    @Test
    void theContainerOfATaskOfOneNeedNotBeInTheRequest() {
        ExecTarget target = Edits.of(granted(under("Allow", EXEC, "StringEquals", "ecs:container-name", "app")))
                .set("taskDefinition.containerDefinitions", List.of(containerDefinition("app")))
                .target();

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(missing(target)).containsExactly("condition key ecs:container-name");
        assertThat(tester.judge(naming("app", target))).containsExactly(PASS);
    }

    @Test
    void withoutATaskOnlyTheClusterIsJudged() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("caller/Operator: not-applicable no-task");
        assertThat(tester.judge(granted(serviceWithoutTask(), allow("s3:*")))).containsExactly(DENIED);
        assertThat(tester.judge(granted(serviceWithoutTask(), on("Allow", EXEC, TASK))))
                .containsExactly(MISSING);
        assertThat(tester.judge(granted(serviceWithoutTask(), under("Allow", EXEC, "StringLike", "ecs:task", "*"))))
                .containsExactly(OPEN);
    }

    @Test
    void theNamesOfATargetThatCouldNotBeReadAreKnownFromTheQuestion() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("cluster").target()))
                .containsExactly(PASS);
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(PASS);
        assertThat(tester.judge(Edits.of(granted(allow("s3:*")))
                        .unknown("cluster")
                        .unknown("task")
                        .unknown("taskDefinition")
                        .target()))
                .containsExactly(DENIED);
        assertThat(tester.judge(Edits.of(serviceWithoutTask()).unknown("task").target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(
                        Edits.of(serviceWithoutTask()).unknown("cluster").target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(serviceWithoutTask()).absent("cluster").target()))
                .containsExactly("caller/Operator: not-applicable no-task");
    }

    @Test
    void aCallerThatIsNotKnownLeavesItOpen() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("caller").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("caller.role").target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("caller.role.attachedPolicies")
                        .target()))
                .containsExactly(OPEN);
    }

    private List<String> missing(ExecTarget target) {
        return tester.findings(target).get(0).missing().stream()
                .map(Finding.Missing::source)
                .toList();
    }

    private static ExecTarget naming(String container, ExecTarget target) {
        return Edits.of(target)
                .set("selection", new ContainerSelection.Named(container))
                .target();
    }
}
