// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's own policies allow of what ECS Exec needs; too much here would be a false READY. */
class AwsManagedPoliciesTest {

    private static final Principal ROLE =
            Principal.of("arn:aws:sts::111122223333:assumed-role/api-task/task").orElseThrow();
    private static final List<String> CHANNELS = List.of(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");
    private static final List<String> LOGS = List.of(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents");
    private static final List<String> OTHERS = List.of(
            "ecs:ExecuteCommand",
            "ecs:DescribeTasks",
            "ssm:StartSession",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "s3:PutObject",
            "s3:GetBucketLocation",
            "s3:GetEncryptionConfiguration");

    private static Arn arn(String partition, String path) {
        return new Arn(partition, "iam", "", "aws", "policy/" + path);
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(CHANNELS);
        all.addAll(LOGS);
        all.addAll(OTHERS);
        return all;
    }

    private static Set<String> allowed(String path) throws PolicyException {
        AwsManagedPolicies.Known known =
                AwsManagedPolicies.ofArn(arn("aws", path)).orElseThrow();
        Policy policy = Policy.parse(
                known.document().name(), PolicyKind.IDENTITY, known.document().json());
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(PolicySet.of(policy));
        Set<String> allowed = new TreeSet<>();
        for (String action : all()) {
            Request request = Request.of(ROLE, action, "*", Context.complete().build());
            if (PolicyEvaluator.decide(request, layers).isAllowed()) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdministratorAccess", "PowerUserAccess"})
    void someAllowEverything(String path) throws PolicyException {
        assertThat(allowed(path)).isEqualTo(all());
    }

    @Test
    void theAgentsOfInstancesOpenTheChannels() throws PolicyException {
        assertThat(allowed("AmazonSSMManagedInstanceCore")).containsExactlyInAnyOrderElementsOf(CHANNELS);
        assertThat(allowed("service-role/AmazonEC2RoleforSSM"))
                .containsAll(CHANNELS)
                .containsAll(LOGS)
                .contains("s3:PutObject", "s3:GetBucketLocation", "s3:GetEncryptionConfiguration")
                .doesNotContain("kms:Decrypt", "ssm:StartSession", "ecs:ExecuteCommand");
        assertThat(allowed("AmazonSSMFullAccess"))
                .containsAll(CHANNELS)
                .containsAll(LOGS)
                .contains("ssm:StartSession")
                .doesNotContain("ecs:ExecuteCommand", "s3:PutObject", "kms:Decrypt");
    }

    @Test
    void fullAccessToAmazonEcsIsNotThePermissionOfATask() throws PolicyException {
        assertThat(allowed("AmazonECS_FullAccess"))
                .containsExactlyInAnyOrder(
                        "ecs:ExecuteCommand", "ecs:DescribeTasks", "logs:CreateLogGroup", "logs:DescribeLogGroups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service-role/AmazonECSTaskExecutionRolePolicy",
                "service-role/AmazonEC2ContainerServiceforEC2Role"
            })
    void theRolesOfEcsItselfOnlyWriteLogs(String path) throws PolicyException {
        assertThat(allowed(path)).containsExactlyInAnyOrder("logs:CreateLogStream", "logs:PutLogEvents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CloudWatchAgentServerPolicy",
                "CloudWatchAgentAdminPolicy",
                "CloudWatchLogsFullAccess",
                "CloudWatchFullAccess",
                "CloudWatchFullAccessV2"
            })
    void thoseOfCloudWatchReachAllOfTheLogs(String path) throws PolicyException {
        assertThat(allowed(path)).containsExactlyInAnyOrderElementsOf(LOGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess", "AmazonS3ReadOnlyAccess"})
    void whoeverOnlyReadsNeitherEntersNorDecryptsNorWrites(String path) throws PolicyException {
        assertThat(allowed(path))
                .isSubsetOf(
                        "ecs:DescribeTasks",
                        "logs:DescribeLogGroups",
                        "logs:DescribeLogStreams",
                        "s3:GetBucketLocation",
                        "s3:GetEncryptionConfiguration")
                .isNotEmpty();
    }

    @Test
    void fullAccessToAmazonS3IsThatAlone() throws PolicyException {
        assertThat(allowed("AmazonS3FullAccess"))
                .containsExactlyInAnyOrder("s3:PutObject", "s3:GetBucketLocation", "s3:GetEncryptionConfiguration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AmazonSSMReadOnlyAccess",
                "AmazonEC2ContainerRegistryReadOnly",
                "AWSKeyManagementServicePowerUser",
                "SecretsManagerReadWrite",
                "AWSXRayDaemonWriteAccess",
                "AmazonDynamoDBFullAccess",
                "AmazonSQSFullAccess",
                "AmazonSNSFullAccess"
            })
    void othersAllowNothingOfIt(String path) throws PolicyException {
        assertThat(allowed(path)).isEmpty();
    }

    @Test
    void thePartitionDoesNotMatterAndTheDateIsSaid() {
        assertThat(AwsManagedPolicies.ofArn(arn("aws-cn", "AmazonSSMManagedInstanceCore")))
                .hasValueSatisfying(known -> {
                    assertThat(known.document().name())
                            .isEqualTo("arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore");
                    assertThat(known.edited()).isEqualTo(LocalDate.of(2019, 5, 23));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:policy/AdministratorAccess",
        "arn:aws:iam::aws:policy/covers",
        "arn:aws:iam::aws:policy/",
        "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy",
        "arn:aws:iam::aws:policy/AmazonEC2RoleforSSM",
        "arn:aws:iam::aws:policy/administratoraccess",
        "arn:aws:iam::aws:role/AdministratorAccess",
        "arn:aws:sts::aws:policy/AdministratorAccess"
    })
    void whatIsNotInTheTableIsNotKnown(String text) {
        assertThat(AwsManagedPolicies.ofArn(Arn.parse(text).orElseThrow())).isEmpty();
    }

    @Test
    void onlyWhatExecNeedsCanBeAsked() {
        assertThat(all()).allMatch(AwsManagedPolicies::covers);
        assertThat(AwsManagedPolicies.covers("SSMMessages:opendatachannel")).isTrue();
        assertThat(List.of("s3:GetObject", "ecs:*", "iam:PassRole", "")).noneMatch(AwsManagedPolicies::covers);
    }

    @Test
    void anotherPolicyOfAwsDeniesNothingAndSomeOpenTheChannels() {
        assertThat(AwsManagedPolicies.surveyed(arn("aws", "AmazonSSMManagedEC2InstanceDefaultPolicy")))
                .hasValue(CHANNELS);
        assertThat(AwsManagedPolicies.surveyed(arn("aws-cn", "service-role/SomethingOfTomorrow")))
                .hasValue(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::aws:policy/AWSDenyAll",
                "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
                "arn:aws:iam::aws:policy/service-role/AmazonRDSCustomInstanceProfileRolePolicy",
                "arn:aws:iam::111122223333:policy/AmazonSSMManagedEC2InstanceDefaultPolicy"
            })
    void whatDeniesOrIsNotOfAwsStaysOpen(String text) {
        assertThat(AwsManagedPolicies.surveyed(Arn.parse(text).orElseThrow())).isEmpty();
    }
}
