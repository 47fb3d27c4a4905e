// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An assembly in which a service takes its role from a stack of another Region, as {@code crossRegionReferences} writes it. */
class CrossRegionTest {

    private static final String NAME = "/cdk/exports/Shop/Roleseuwest1FnGetAttTaskRoleArn";

    private static final String MANIFEST = """
            {"version": "48.0.0", "artifacts": {
              "Roles": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-west-1",
                "properties": {"templateFile": "Roles.template.json"}},
              "Shop": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/us-east-1",
                "properties": {"templateFile": "Shop.template.json"}}}}
            """;

    private static final String ROLES = """
            {"Resources": {
              "TaskRole": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}}},
              "TaskRoleDefaultPolicy": {"Type": "AWS::IAM::Policy", "Properties": {"Roles": [{"Ref": "TaskRole"}],
                "PolicyName": "exec", "PolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "ssmmessages:*", "Resource": "*"}]}}},
              "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:*", "Resource": "*"}]}}},
              "ExportsWriter": {"Type": "Custom::CrossRegionExportWriter", "Properties": {"WriterProps": {
                "region": "us-east-1", "exports": {"%s": {"Fn::GetAtt": ["TaskRole", "Arn"]}}}}}}}
            """.formatted(NAME);

    private static final String SHOP = """
            {"Resources": {
              "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
              "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
              "Gateway": {"Type": "AWS::EC2::InternetGateway"},
              "Attached": {"Type": "AWS::EC2::VPCGatewayAttachment",
                "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Gateway"}}},
              "Routes": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
              "Route": {"Type": "AWS::EC2::Route", "Properties": {"RouteTableId": {"Ref": "Routes"},
                "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": {"Ref": "Gateway"}}},
              "RoutesOfSubnet": {"Type": "AWS::EC2::SubnetRouteTableAssociation",
                "Properties": {"SubnetId": {"Ref": "Subnet"}, "RouteTableId": {"Ref": "Routes"}}},
              "Group": {"Type": "AWS::EC2::SecurityGroup",
                "Properties": {"VpcId": {"Ref": "Vpc"}, "GroupDescription": "tasks"}},
              "Cluster": {"Type": "AWS::ECS::Cluster"},
              "ExportsReader": {"Type": "Custom::CrossRegionExportReader", "Properties": {"ReaderProps": {
                "region": "us-east-1", "prefix": "Shop", "imports": {"%1$s": "{{resolve:ssm:%1$s}}"}}}},
              "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "shop", "NetworkMode": "awsvpc",
                "RequiresCompatibilities": ["FARGATE"], "Cpu": "256", "Memory": "512",
                "TaskRoleArn": {"Fn::GetAtt": ["ExportsReader", "%1$s"]},
                "ContainerDefinitions": [{"Name": "app", "Image": "nginx"}]}},
              "Service": {"Type": "AWS::ECS::Service", "Properties": {"Cluster": {"Ref": "Cluster"},
                "LaunchType": "FARGATE", "TaskDefinition": {"Ref": "Task"}, "EnableExecuteCommand": true,
                "NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED",
                  "Subnets": [{"Ref": "Subnet"}], "SecurityGroups": [{"Ref": "Group"}]}}}}}}
            """.formatted(NAME);

    @TempDir
    private Path folder;

    private Judged judged(String manifest, String roles, String shop) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("cdk.out/manifest.json", manifest);
        files.put("cdk.out/Roles.template.json", roles);
        files.put("cdk.out/Shop.template.json", shop);
        return Judged.of("cdk.out", files, folder, DeploymentValues.NONE);
    }

    @Test
    void theRoleOfTheOtherRegionIsRead() {
        Judged judged = judged(MANIFEST, ROLES, SHOP);

        assertThat(judged.target("Shop/Service").orElseThrow().verdict()).isEqualTo(Verdict.READY);
        assertThat(judged.findings("Shop/Service", "task-role-ssmmessages"))
                .extracting(Finding::status)
                .containsExactly(Status.PASS);
    }

    @Test
    void whatTheRoleOfTheOtherRegionLacksFails() {
        Judged judged = judged(MANIFEST, ROLES.replace("ssmmessages:*", "s3:*"), SHOP);

        assertThat(judged.target("Shop/Service").orElseThrow().verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(judged.findings("Shop/Service", "task-role-ssmmessages"))
                .extracting(Finding::status)
                .containsExactly(Status.FAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "manifest | 111122223333/eu-west-1 | 444455556666/eu-west-1",
                "roles | `\"region\": \"us-east-1\"` | `\"region\": \"us-west-2\"`",
                "roles | FnGetAttTaskRoleArn | FnGetAttOtherArn",
                "roles | Custom::CrossRegionExportWriter | Custom::Other",
                "roles | `\"TaskRole\", \"Arn\"` | `\"Key\", \"Arn\"`",
                "roles | `{\"Fn::GetAtt\": [\"TaskRole\", \"Arn\"]}` | `{\"Ref\": \"AWS::StackId\"}`",
                "roles | WriterProps | Writer"
            })
    void whatNobodyIsSeenToWriteStaysOpen(String file, String text, String otherwise) {
        Judged judged = judged(
                file.equals("manifest") ? MANIFEST.replace(text, otherwise) : MANIFEST,
                file.equals("roles") ? ROLES.replace(text, otherwise) : ROLES,
                SHOP);

        assertThat(judged.target("Shop/Service").orElseThrow().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.findings("Shop/Service", "task-role-ssmmessages"))
                .extracting(Finding::status)
                .containsExactly(Status.NOT_EVALUATED);
    }

    @Test
    void aStackByItselfLeavesItsRoleOpen() {
        Judged judged = judged(MANIFEST.replace("Roles.template.json", "Lost.template.json"), ROLES, SHOP);

        assertThat(judged.report().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.findings("Service", "task-role-ssmmessages"))
                .extracting(Finding::status)
                .containsExactly(Status.NOT_EVALUATED);
    }

    @Test
    void aKeyOfAnotherRegionIsNotTakenForOneThatSessionsCanUse() {
        Judged judged = judged(
                MANIFEST,
                ROLES.replace(
                        "exports\": {",
                        "exports\": {\"/cdk/exports/Shop/Key\": {\"Fn::GetAtt\": [\"Key\", \"Arn\"]}, "),
                SHOP.replace(
                        "\"AWS::ECS::Cluster\"",
                        "\"AWS::ECS::Cluster\", \"Properties\": {\"Configuration\": {\"ExecuteCommandConfiguration\": "
                                + "{\"KmsKeyId\": {\"Fn::GetAtt\": [\"ExportsReader\", \"/cdk/exports/Shop/Key\"]}}}}"));

        assertThat(judged.target("Shop/Service").orElseThrow().verdict())
                .isNotIn(Verdict.READY, Verdict.READY_WITH_WARNINGS);
    }
}
