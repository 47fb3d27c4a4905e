// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.node.ObjectNode;

/** A request for every operation that there is, which one of the two worlds of the tests has an answer to. */
enum WorldRequests {
    FARGATE("fargate-service", """
            sts:GetCallerIdentity {}
            ecs:DescribeClusters {"clusters": ["prod"], "include": ["CONFIGURATIONS", "SETTINGS"]}
            ecs:ListClusters {}
            ecs:DescribeServices {"cluster": "prod", "services": ["api"]}
            ecs:ListServices {"cluster": "prod"}
            ecs:ListTasks {"cluster": "prod", "serviceName": "api", "desiredStatus": "RUNNING"}
            ecs:ListTasks {"cluster": "prod", "serviceName": "api", "desiredStatus": "STOPPED"}
            ecs:DescribeTasks {"cluster": "prod", "tasks": ["0123456789abcdef0123456789abcdef", "00000000000000000000000000000000"]}
            ecs:DescribeTaskDefinition {"taskDefinition": "api:7", "include": ["TAGS"]}
            ecs:DescribeTaskDefinition {"taskDefinition": "api"}
            iam:GetRole {"RoleName": "api-task"}
            iam:ListRolePolicies {"RoleName": "api-task"}
            iam:GetRolePolicy {"RoleName": "api-task", "PolicyName": "exec-channels"}
            iam:ListAttachedRolePolicies {"RoleName": "api-task"}
            iam:GetPolicy {"PolicyArn": "arn:aws:iam::111122223333:policy/exec-logging"}
            iam:GetPolicyVersion {"PolicyArn": "arn:aws:iam::111122223333:policy/exec-logging", "VersionId": "v3"}
            iam:SimulatePrincipalPolicy {"PolicySourceArn": "arn:aws:iam::111122223333:role/service/api-task", "ActionNames": ["ssmmessages:CreateControlChannel", "ssmmessages:OpenDataChannel"], "ResourceArns": ["*"], "ContextEntries": [{"ContextKeyName": "aws:SecureTransport", "ContextKeyType": "boolean", "ContextKeyValues": ["true"]}]}
            ec2:DescribeNetworkInterfaces {"NetworkInterfaceIds": ["eni-0aaa0000000000001"]}
            ec2:DescribeNetworkInterfaces {"Filters": [{"Name": "vpc-endpoint-id", "Values": ["vpce-none"]}]}
            ec2:DescribeSubnets {"SubnetIds": ["subnet-0aaa000000000000a", "subnet-0bbb000000000000b"]}
            ec2:DescribeSubnets {"Filters": [{"Name": "vpc-id", "Values": ["vpc-0a1b2c3d4e5f60001"]}]}
            ec2:DescribeRouteTables {"Filters": [{"Name": "association.subnet-id", "Values": ["subnet-0aaa000000000000a"]}]}
            ec2:DescribeRouteTables {"Filters": [{"Name": "vpc-id", "Values": ["vpc-*"]}, {"Name": "association.main", "Values": ["true"]}]}
            ec2:DescribeSecurityGroups {"GroupIds": ["sg-0aaa0000000000001"]}
            ec2:DescribeNetworkAcls {"Filters": [{"Name": "association.subnet-id", "Values": ["subnet-0aaa000000000000a"]}]}
            ec2:DescribeVpcs {"VpcIds": ["vpc-0a1b2c3d4e5f60001"]}
            ec2:DescribeVpcAttribute {"VpcId": "vpc-0a1b2c3d4e5f60001", "Attribute": "enableDnsSupport"}
            ec2:DescribeVpcAttribute {"VpcId": "vpc-0a1b2c3d4e5f60001", "Attribute": "enableDnsHostnames"}
            ec2:DescribeDhcpOptions {"Filters": [{"Name": "dhcp-options-id", "Values": ["dopt-0aaa0000000000001"]}]}
            ec2:DescribeVpcEndpoints {"Filters": [{"Name": "vpc-id", "Values": ["vpc-0a1b2c3d4e5f60001"]}]}
            ec2:DescribeNatGateways {"NatGatewayIds": ["nat-0aaa0000000000001"]}
            ec2:DescribeNatGateways {"Filter": [{"Name": "vpc-id", "Values": ["vpc-0a1b2c3d4e5f60001"]}]}
            ec2:DescribeInternetGateways {"Filters": [{"Name": "attachment.vpc-id", "Values": ["vpc-0a1b2c3d4e5f60001"]}]}
            ec2:DescribeManagedPrefixLists {"PrefixListIds": ["pl-6da54004"]}
            ec2:GetManagedPrefixListEntries {"PrefixListId": "pl-6da54004"}
            ec2:DescribeVpcBlockPublicAccessOptions {}
            ec2:DescribeVpcBlockPublicAccessExclusions {}
            kms:DescribeKey {"KeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}
            kms:GetKeyPolicy {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab", "PolicyName": "default"}
            kms:ListGrants {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"}
            logs:DescribeLogGroups {"logGroupNamePrefix": "/ecs/exec"}
            s3:GetEncryptionConfiguration {"Bucket": "prod-exec-logs"}
            s3:GetBucketPolicy {"Bucket": "prod-exec-logs"}
            ssm:DescribeSessions {"State": "Active"}
            """),
    EC2("ec2-service", """
            ecs:DescribeServices {"cluster": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "services": ["worker", "nobody"]}
            ecs:DescribeTasks {"cluster": "prod", "tasks": ["arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef"]}
            ecs:DescribeContainerInstances {"cluster": "prod", "containerInstances": ["aaaabbbbccccddddaaaabbbbccccdddd"]}
            iam:GetInstanceProfile {"InstanceProfileName": "ecsInstanceRole"}
            iam:GetUser {"UserName": "bob"}
            iam:ListUserPolicies {"UserName": "bob"}
            iam:GetUserPolicy {"UserName": "bob", "PolicyName": "read"}
            iam:ListAttachedUserPolicies {"UserName": "bob"}
            iam:ListGroupsForUser {"UserName": "bob"}
            iam:ListGroupPolicies {"GroupName": "operators"}
            iam:GetGroupPolicy {"GroupName": "operators", "PolicyName": "exec"}
            iam:ListAttachedGroupPolicies {"GroupName": "operators"}
            ec2:DescribeInstances {"InstanceIds": ["i-0aaa0000000000001"]}
            ec2:DescribeImages {"ImageIds": ["ami-0aaa0000000000001"]}
            ec2:DescribeTransitGatewayVpcAttachments {"Filters": [{"Name": "transit-gateway-id", "Values": ["tgw-0aaa0000000000001"]}]}
            ssm:DescribeSessions {"State": "Active"}
            """);

    /** One request, typed by nothing but its operation. */
    record Asked(Operation<?, ?> operation, ObjectNode json) {

        AwsRequest request() {
            return (AwsRequest) FromJson.object(operation.service(), json, Requests.builder(operation), "", unknown -> {
                throw new IllegalArgumentException(operation + " does not know " + unknown);
            });
        }

        @SuppressWarnings("unchecked") // an operation's request is made by its own builder
        Answer<SdkPojo> ask(AwsApi api) {
            Operation<AwsRequest, AwsResponse> untyped = (Operation<AwsRequest, AwsResponse>) operation;
            return (Answer<SdkPojo>) (Answer<?>) api.ask(untyped, request()).join();
        }

        @Override
        public String toString() {
            return operation + " " + json;
        }
    }

    private final String world;
    private final String requests;

    WorldRequests(String world, String requests) {
        this.world = world;
        this.requests = requests;
    }

    String world() {
        return world;
    }

    List<Asked> requests() {
        return requests.lines().map(WorldRequests::asked).toList();
    }

    static Stream<Asked> all() {
        return Stream.of(values()).flatMap(world -> world.requests().stream());
    }

    static Asked asked(String line) {
        int space = line.indexOf(' ');
        Operation<?, ?> operation = Operations.ALL.stream()
                .filter(o -> o.action().equals(line.substring(0, space)))
                .findFirst()
                .orElseThrow();
        return new Asked(
                operation, (ObjectNode) Json.strict(line.substring(space)).orElseThrow());
    }
}
