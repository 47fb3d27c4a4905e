// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import static io.github.execready.check.caller.Callers.TASK;
import static io.github.execready.check.caller.Callers.bounded;
import static io.github.execready.check.caller.Callers.granted;
import static io.github.execready.check.caller.Callers.on;
import static io.github.execready.check.caller.Callers.root;
import static io.github.execready.check.caller.Callers.under;
import static io.github.execready.check.caller.Callers.user;
import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
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
import org.junit.jupiter.params.provider.ValueSource;

class StartSessionBypassTest implements EveryCause {

    private static final String PASS = "caller/Operator: pass";
    private static final String OPEN = "caller/Operator: not-evaluated";
    private static final String CAUSE = "caller/Operator: fail start-session-bypass-open";

    private final CheckTester tester = CheckTester.of(new StartSessionBypass());

    @Override
    public Check check() {
        return new StartSessionBypass();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(granted(allow("ssm:*")));
    }

    @Test
    void aCallerWhoMayNotPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(PASS);
        assertThat(tester.judge(granted(allow("ecs:*")))).containsExactly(PASS);
        assertThat(tester.judge(granted(on("Allow", "ssm:*", "arn:aws:ec2:*:*:instance/*"))))
                .containsExactly(PASS);
        assertThat(tester.judge(bounded(policy("bound", allow("ecs:*"))))).containsExactly(PASS);
        assertThat(tester.judge(granted(allow("*"), on("Deny", "ssm:StartSession", "arn:aws:ecs:*:*:task/*"))))
                .containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ssm:*", "ssm:StartSession", "ssm:start*"})
    void aCallerWhoMayIsToldThatExecDoesWithout(String action) {
        ExecTarget target = granted(allow(action));

        assertThat(tester.judge(target)).containsExactly(CAUSE);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
        assertThat(finding.message()).contains("Exec works without that permission.");
        assertThat(finding.evidence()).extracting(Finding.Observation::value).anyMatch(v -> v.contains("operate"));
        assertThat(finding.remedy().commands())
                .containsExactly("aws iam put-role-policy --role-name Operator --policy-name no-sessions-past-ecs"
                        + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
                        + "\"Action\":\"ssm:StartSession\","
                        + "\"Resource\":\"arn:aws:ecs:eu-west-1:111122223333:task/*\"}]}'");
    }

    @Test
    void usersAndRootMayAsWell() {
        assertThat(tester.judge(user(on("Allow", "ssm:*", TASK))))
                .containsExactly("caller/jane: fail start-session-bypass-open");
        assertThat(tester.judge(root())).containsExactly("caller/root: fail start-session-bypass-open");
        assertThat(tester.findings(root()).get(0).remedy().commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssm:resourceTag/env", "ssm:SessionDocumentAccessCheck"})
    void whatOnlySystemsManagerKnowsIsLeftOpenAndNamed(String key) {
        ExecTarget target = granted(under("Allow", "ssm:StartSession", "StringEquals", key, "true"));

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(tester.findings(target).get(0).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("condition key " + key);
    }

    @Test
    void theTagsOfTheTaskDecideAsAwsDocumentsIt() {
        ExecTarget target = granted(
                allow("ssm:*"), under("Deny", "ssm:StartSession", "StringEquals", "aws:ResourceTag/env", "prod"));

        assertThat(tester.judge(target)).containsExactly(CAUSE);
        assertThat(tester.judge(
                        Edits.of(target).set("task.tags", Map.of("env", "prod")).target()))
                .containsExactly(PASS);
        assertThat(tester.judge(Edits.of(target).unknown("task.tags").target())).containsExactly(OPEN);
    }

    @Test
    void whatWasNotReadIsLeftOpen() {
        assertThat(tester.judge(Edits.of(granted(allow("ssm:*")))
                        .unknown("caller.role.attachedPolicies")
                        .target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(fargateService()).unknown("caller").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(tester.judge(Edits.of(serviceWithoutTask()).unknown("task").target()))
                .containsExactly(OPEN);
    }

    @Test
    void withoutATaskThereIsNothingToOpen() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("caller/Operator: not-applicable no-task");
    }
}
