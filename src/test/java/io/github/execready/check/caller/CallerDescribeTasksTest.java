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
import static io.github.execready.testing.Targets.deny;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerDescribeTasksTest implements EveryCause {

    private static final String PASS = "caller/Operator: pass";
    private static final String OPEN = "caller/Operator: not-evaluated";
    private static final String CAUSE = "caller/Operator: fail caller-cannot-describe-tasks";
    private static final String DESCRIBE = "ecs:DescribeTasks";

    private final CheckTester tester = CheckTester.of(new CallerDescribeTasks());

    @Override
    public Check check() {
        return new CallerDescribeTasks();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                granted(allow("s3:*")),
                granted(on("Allow", DESCRIBE, CLUSTER)),
                granted(deny(DESCRIBE)),
                bounded(policy("bound", allow("s3:*"))));
    }

    @Test
    void aCallerWhoMayDescribeTheTaskPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(PASS);
        assertThat(tester.judge(granted(on("Allow", "ecs:Describe*", TASK)))).containsExactly(PASS);
        assertThat(tester.judge(granted(under("Allow", DESCRIBE, "ArnEquals", "ecs:cluster", CLUSTER))))
                .containsExactly(PASS);
        assertThat(tester.judge(root())).containsExactly("caller/root: pass");
    }

    @Test
    void aCallerWithoutTheActionIsToldThePolicyThatIsMissing() {
        ExecTarget target = granted(allow("ecs:ExecuteCommand"));

        assertThat(tester.judge(target)).containsExactly(CAUSE);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("may not do ecs:DescribeTasks", TASK, "gives up");
        assertThat(finding.remedy().commands())
                .containsExactly("aws iam put-role-policy --role-name Operator --policy-name ecs-exec-describe"
                        + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"ecs:DescribeTasks\","
                        + "\"Resource\":\"arn:aws:ecs:eu-west-1:111122223333:task/prod/*\"}]}'");
        assertThat(tester.judge(user(allow("s3:*")))).containsExactly("caller/jane: fail caller-cannot-describe-tasks");
    }

    @Test
    void aStatementThatDoesNotReachTheTaskIsShown() {
        ExecTarget cluster = granted(on("Allow", DESCRIBE, CLUSTER));

        assertThat(tester.judge(cluster)).containsExactly(CAUSE + "/too-narrow");
        assertThat(tester.findings(cluster).get(0).message()).contains("statement There", "Resource " + CLUSTER);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:ResourceTag/env, staging",
        "StringEquals, ecs:ResourceTag/env, staging",
        "ArnEquals, ecs:cluster, arn:aws:ecs:eu-west-1:111122223333:cluster/staging"
    })
    void aConditionThatTheTaskDoesNotMeetIsShown(String operator, String key, String value) {
        ExecTarget target = granted(under("Allow", DESCRIBE, operator, key, value));

        assertThat(tester.judge(target)).containsExactly(CAUSE + "/too-narrow");
        assertThat(tester.findings(target).get(0).message()).contains(operator + " " + key + " " + value);
    }

    @Test
    void theTagsOfTheTaskMeetConditions() {
        ExecTarget target = Edits.of(granted(under("Allow", DESCRIBE, "StringEquals", "aws:ResourceTag/env", "prod")))
                .set("task.tags", Map.of("env", "prod"))
                .target();

        assertThat(tester.judge(target)).containsExactly(PASS);
        assertThat(tester.judge(Edits.of(target).unknown("task.tags").target())).containsExactly(OPEN);
    }

    @Test
    void denyAndBoundaryAreToldApart() {
        ExecTarget denied = granted(allow("ecs:*"), on("Deny", DESCRIBE, "*"));
        ExecTarget bounded = bounded(policy("bound", allow("ecs:ExecuteCommand")));

        assertThat(tester.judge(denied)).containsExactly(CAUSE + "/denied");
        assertThat(tester.findings(denied).get(0).message()).contains("statement There");
        assertThat(tester.judge(bounded)).containsExactly(CAUSE + "/boundary");
        assertThat(tester.findings(bounded).get(0).remedy().commands())
                .containsExactly("aws iam get-policy --policy-arn arn:aws:iam::111122223333:policy/Bound");
        assertThat(tester.judge(bounded(unknown()))).containsExactly(OPEN);
    }

    @Test
    void whatIsNotKnownIsLeftOpenAndNamed() {
        ExecTarget target = granted(under("Allow", DESCRIBE, "IpAddress", "aws:SourceIp", "10.0.0.0/8"));

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(tester.findings(target).get(0).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("condition key aws:SourceIp");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("caller.role.inlinePolicies")
                        .target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(serviceWithoutTask()).unknown("task").target()))
                .containsExactly(OPEN);
    }

    @Test
    void aTaskThatCouldNotBeReadIsKnownByItsName() {
        assertThat(tester.judge(Edits.of(granted(allow("s3:*"))).unknown("task").target()))
                .containsExactly(CAUSE);
    }

    @Test
    void withoutATaskThereIsNothingToDescribe() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("caller/Operator: not-applicable no-task");
    }
}
