// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.deny;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyException;
import io.github.execready.iam.PolicyKind;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import io.github.execready.testing.Simulated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleLoggingTest implements EveryCause {

    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String LOGS = CONFIGURATION + ".logConfiguration";
    private static final String GROUP_REQUIRED = LOGS + ".cloudWatchEncryptionEnabled";
    private static final String BUCKET_REQUIRED = LOGS + ".s3EncryptionEnabled";
    private static final String GROUP = "log-group//ecs/exec: ";
    private static final String BUCKET = "bucket/exec-logs: ";
    private static final String STREAMS = "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/exec";
    private static final String[] WRITE_LOG = {"logs:DescribeLogStreams", "logs:CreateLogStream", "logs:PutLogEvents"};

    private final CheckTester tester = CheckTester.of(new TaskRoleLogging());

    @Override
    public Check check() {
        return new TaskRoleLogging();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                        granted(allow("ssmmessages:*")),
                        granted(on("arn:aws:logs:*:*:log-group:other:*", "logs:*"), on("arn:aws:s3:::other", "s3:*")),
                        granted(allow("logs:*", "s3:*"), deny("logs:*", "s3:*")),
                        bounded(),
                        Simulated.deniedByTheOrganization(fargateService(), check()))
                .flatMap(target -> Stream.of(target, notRequired(target)));
    }

    @Test
    void aRoleThatMayAllOfItPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(GROUP + "pass", BUCKET + "pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void thePolicyOfTheDocumentationPasses() {
        assertThat(tester.judge(granted(
                        allow("logs:DescribeLogGroups", "s3:GetBucketLocation"),
                        on(STREAMS + ":*", WRITE_LOG),
                        on("arn:aws:s3:::exec-logs", "s3:GetEncryptionConfiguration"),
                        on("arn:aws:s3:::exec-logs/*", "s3:PutObject"))))
                .containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    // aws-containers/amazon-ecs-exec-checker#79
    @Test
    void whereEncryptionIsRequiredTheRoleHasToLookAtTheGroup() {
        ExecTarget target = granted(allow(WRITE_LOG), allow("s3:*"));

        assertThat(tester.judge(target)).containsExactly(GROUP + "fail describe-log-groups-denied", BUCKET + "pass");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(finding.message()).contains("ApiTask", "logs:DescribeLogGroups", "/ecs/exec");
    }

    @Test
    void whereNoneIsRequiredTheLogIsLost() {
        ExecTarget target = notRequired(granted(allow("s3:*")));

        assertThat(tester.judge(target)).containsExactly(GROUP + "fail cloudwatch-write-denied", BUCKET + "pass");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("logs:DescribeLogGroups, logs:DescribeLogStreams, logs:CreateLogStream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs:DescribeLogStreams", "logs:CreateLogStream", "logs:PutLogEvents"})
    void eachActionThatWritesTheLogIsNamed(String action) {
        ExecTarget target = granted("{\"Effect\": \"Allow\", \"NotAction\": \"" + action + "\", \"Resource\": \"*\"}");

        assertThat(tester.judge(target)).containsExactly(GROUP + "fail cloudwatch-write-denied", BUCKET + "pass");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("may not do " + action + " for log group /ecs/exec");
    }

    @Test
    void theNameOfAGroupDoesNotCoverItsStreams() {
        ExecTarget target = granted(allow("logs:DescribeLogGroups", "s3:*"), on(STREAMS, WRITE_LOG));

        assertThat(tester.judge(target))
                .containsExactly(GROUP + "fail cloudwatch-write-denied/too-narrow", BUCKET + "pass");
        assertThat(tester.findings(target).get(0).message()).contains("Resource " + STREAMS);
    }

    @Test
    void whatDescribesGroupsOfOneNameOnlyIsNotEnough() {
        assertThat(tester.judge(granted(allow("s3:*"), on(STREAMS + ":*", "logs:*"))))
                .containsExactly(GROUP + "fail describe-log-groups-denied/too-narrow", BUCKET + "pass");
    }

    @Test
    void aResourceThatOnlyAwsErrorsNameIsLeftOpen() {
        ExecTarget target = granted(allow("s3:*"), on("arn:aws:logs:*:*:*", "logs:*"));

        assertThat(tester.judge(target)).containsExactly(GROUP + "not-evaluated", BUCKET + "pass");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(tester.findings(notRequired(target)).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void whereEncryptionIsRequiredTheRoleHasToLookAtTheBucket() {
        ExecTarget target = granted(allow("logs:*", "s3:PutObject", "s3:GetBucketLocation"));

        assertThat(tester.judge(target)).containsExactly(GROUP + "pass", BUCKET + "fail s3-encryption-check-denied");
        Finding finding = tester.findings(target).get(1);
        assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(finding.message()).contains("s3:GetEncryptionConfiguration on bucket exec-logs");

        assertThat(tester.judge(notRequired(target))).containsExactly(GROUP + "pass", BUCKET + "fail s3-write-denied");
        assertThat(tester.findings(notRequired(target)).get(1).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::exec-logs/prod/*, true",
        "arn:aws:s3:::exec-logs/*, true",
        "arn:aws:s3:::exec-logs/prod/ecs-execute-command-*, true",
        "arn:aws:s3:::exec-logs, false",
        "arn:aws:s3:::exec-logs/test/*, false",
        "arn:aws:s3:::other/*, false"
    })
    void objectsAreWrittenUnderThePrefix(String resource, boolean covered) {
        ExecTarget target = Edits.of(granted(allow("logs:*", "s3:Get*"), on(resource, "s3:PutObject")))
                .set(LOGS + ".s3KeyPrefix", "prod")
                .target();

        assertThat(tester.judge(target))
                .containsExactly(GROUP + "pass", BUCKET + (covered ? "pass" : "fail s3-write-denied/too-narrow"));
    }

    @Test
    void anUnknownPrefixLeavesOnlyTheTranscriptOpen() {
        ExecTarget target =
                Edits.of(fargateService()).unknown(LOGS + ".s3KeyPrefix").target();

        assertThat(tester.judge(target)).containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(tester.findings(target).get(1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theRemediesAllowAllThatIsAsked() throws PolicyException {
        for (ExecTarget broken : List.of(granted(allow("ssmmessages:*")), granted(allow("logs:*", "s3:Get*")))) {
            for (Finding finding : tester.findings(broken)) {
                if (!finding.remedy().isNone()) {
                    String command = finding.remedy().commands().get(0);
                    String document = command.substring(command.indexOf('\'') + 1, command.length() - 1);
                    assertThat(command).startsWith("aws iam put-role-policy --role-name ApiTask");
                    assertThat(Policy.parse("fix", PolicyKind.IDENTITY, document)
                                    .statements())
                            .hasSize(2);
                    assertThat(tester.judge(Edits.of(broken)
                                    .set("taskRole.inlinePolicies", List.of(known(new PolicyDocument("fix", document))))
                                    .target()))
                            .contains(finding.subject() + ": pass");
                }
            }
        }
    }

    @Test
    void aStatementOfTheBucketThatDeniesIsShown() {
        ExecTarget target = bucketPolicy("{\"Sid\": \"Closed\", \"Effect\": \"Deny\", \"Principal\": \"*\","
                + " \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::exec-logs\"}");

        assertThat(tester.judge(target))
                .containsExactly(GROUP + "pass", BUCKET + "fail s3-encryption-check-denied/denied");
        assertThat(tester.findings(target).get(1).message()).contains("statement Closed");
    }

    @ParameterizedTest
    @CsvSource({
        "Bool, aws:SecureTransport, false, pass",
        "StringNotEquals, s3:x-amz-acl, bucket-owner-full-control, pass",
        "StringEquals, s3:x-amz-acl, bucket-owner-full-control, fail s3-write-denied/denied",
        "StringNotEquals, aws:PrincipalAccount, 999999999999, fail s3-write-denied/denied",
        "StringNotEquals, aws:PrincipalOrgID, o-1, not-evaluated",
        "StringNotEquals, s3:x-amz-server-side-encryption, aws:kms, not-evaluated",
        "StringNotEquals, aws:SourceVpce, vpce-1, not-evaluated",
        "StringNotEquals, aws:RequestedRegion, eu-west-1, pass",
        "StringNotEquals, aws:RequestedRegion, us-east-1, fail s3-write-denied/denied"
    })
    void aStatementOfTheBucketThatDeniesUnderAConditionIsWeighed(
            String operator, String key, String value, String outcome) {
        ExecTarget target = bucketPolicy("{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\","
                + " \"Resource\": \"arn:aws:s3:::exec-logs/*\", \"Condition\": {\"" + operator + "\": {\"" + key
                + "\": \"" + value + "\"}}}");

        assertThat(tester.judge(target)).containsExactly(GROUP + "pass", BUCKET + outcome);
        assertThat(tester.findings(target).get(1).severity())
                .isEqualTo(outcome.equals("pass") ? Severity.BLOCKER : Severity.WARNING);
    }

    @Test
    void theRegionOfTheRequestsIsThatOfTheBucket() {
        ExecTarget here = bucketPolicy("{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\","
                + " \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:RequestedRegion\": \"us-west-2\"}}}");

        assertThat(tester.judge(here)).contains(BUCKET + "pass");
        assertThat(tester.judge(
                        Edits.of(here).set("logBucket.region", "us-west-2").target()))
                .contains(BUCKET + "fail s3-write-denied/denied");
        assertThat(tester.judge(Edits.of(here).unknown("logBucket.region").target()))
                .contains(BUCKET + "not-evaluated");
    }

    @Test
    void aBucketMayAllowWhatTheRoleDoesNot() {
        assertThat(tester.judge(Edits.of(bucketPolicy("{\"Effect\": \"Allow\", \"Principal\": {\"AWS\":"
                                + " \"arn:aws:iam::111122223333:role/ApiTask\"}, \"Action\": \"s3:*\","
                                + " \"Resource\": [\"arn:aws:s3:::exec-logs\", \"arn:aws:s3:::exec-logs/*\"]}"))
                        .set("taskRole.inlinePolicies", List.of(policy("logs", allow("logs:*"))))
                        .target()))
                .containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void aBucketPolicyThatIsCutOffOrNotReadLeavesItOpen() {
        String whole = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\"";
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("logBucket.policy", new PolicyDocument("bucket policy", whole))
                        .target()))
                .containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("logBucket.policy").target()))
                .containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("logBucket").target()))
                .containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
    }

    @Test
    void anExplicitDenyOfTheRoleIsShown() {
        ExecTarget target = granted(
                allow("logs:*", "s3:*"),
                "{\"Sid\": \"Quiet\", \"Effect\": \"Deny\", \"Action\": \"logs:*\", \"Resource\": \"*\"}");

        assertThat(tester.judge(target))
                .containsExactly(GROUP + "fail describe-log-groups-denied/denied", BUCKET + "pass");
        assertThat(tester.judge(notRequired(target)))
                .containsExactly(GROUP + "fail cloudwatch-write-denied/denied", BUCKET + "pass");
        assertThat(tester.findings(target).get(0).message()).contains("statement Quiet");
    }

    @Test
    void aBoundaryWithoutTheActionsIsShown() {
        ExecTarget target = bounded();

        assertThat(tester.judge(target))
                .containsExactly(
                        GROUP + "fail describe-log-groups-denied/boundary",
                        BUCKET + "fail s3-encryption-check-denied/boundary");
        assertThat(tester.judge(notRequired(target)))
                .containsExactly(
                        GROUP + "fail cloudwatch-write-denied/boundary", BUCKET + "fail s3-write-denied/boundary");
        assertThat(tester.findings(target).get(0).message()).contains("policy/Bound");
    }

    @Test
    void anUnknownRequirementCountsOnlyWhereItDecides() {
        ExecTarget unknown = Edits.of(fargateService())
                .unknown(GROUP_REQUIRED)
                .unknown(BUCKET_REQUIRED)
                .target();
        assertThat(tester.judge(unknown)).containsExactly(GROUP + "pass", BUCKET + "pass");

        ExecTarget denied =
                Edits.of(unknown).set("taskRole.inlinePolicies", List.of()).target();
        assertThat(tester.judge(denied)).containsExactly(GROUP + "not-evaluated", BUCKET + "not-evaluated");
        assertThat(tester.findings(denied)).allMatch(finding -> finding.severity() == Severity.BLOCKER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskRole", "taskRole.inlinePolicies", "taskRole.attachedPolicies"})
    void aRoleThatCannotBeReadLeavesItOpen(String path) {
        ExecTarget target = Edits.of(fargateService()).unknown(path).target();

        assertThat(tester.judge(target)).containsExactly(GROUP + "not-evaluated", BUCKET + "not-evaluated");
        assertThat(tester.findings(target)).allMatch(finding -> finding.severity() == Severity.BLOCKER);
        assertThat(tester.findings(notRequired(target))).allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", CONFIGURATION, CONFIGURATION + ".logging", LOGS})
    void aClusterThatCannotBeReadLeavesItOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @Test
    void oneDestinationThatIsNotKnownDoesNotHideTheOther() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(LOGS + ".cloudWatchLogGroupName")
                        .target()))
                .containsExactly("cluster/prod: not-evaluated", BUCKET + "pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(LOGS + ".s3BucketName")
                        .target()))
                .containsExactly(GROUP + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "DEFAULT"})
    void whatIsNamedCountsOnlyWithOverride(String logging) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(CONFIGURATION + ".logging", logging)
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-destination");
    }

    @Test
    void aTaskWithoutARoleIsForAnotherCheckUnlessTheInstanceHasOne() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly(GROUP + "not-applicable no-task-role", BUCKET + "not-applicable no-task-role");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    private static ExecTarget notRequired(ExecTarget target) {
        return Edits.of(target)
                .set(GROUP_REQUIRED, false)
                .set(BUCKET_REQUIRED, false)
                .target();
    }

    private static ExecTarget granted(String... statements) {
        return Edits.of(fargateService())
                .set("taskRole.inlinePolicies", List.of(policy("exec", statements)))
                .target();
    }

    private static ExecTarget bucketPolicy(String... statements) {
        return Edits.of(fargateService())
                .replace("logBucket.policy", policy("bucket policy", statements))
                .target();
    }

    private static ExecTarget bounded() {
        return Edits.of(fargateService())
                .set(
                        "taskRole.permissionsBoundary",
                        new PermissionsBoundary(
                                new Arn("aws", "iam", "", "111122223333", "policy/Bound"),
                                policy("boundary", allow("ssmmessages:*"))))
                .target();
    }

    private static String on(String resource, String... actions) {
        return "{\"Effect\": \"Allow\", \"Action\": [\"" + String.join("\", \"", actions) + "\"], \"Resource\": \""
                + resource + "\"}";
    }
}
