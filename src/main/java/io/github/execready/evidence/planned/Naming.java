// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.Map;

/**
 * What ids and ARNs of resources of one type are made of; empty text where a type has no such part.
 *
 * @param prefix of ids that AWS gives
 * @param service as ARNs name it; empty for a type of which no ARN is known
 * @param arnType the type of resource as ARNs name it
 * @param nameProperty what an author may name it by
 */
record Naming(String prefix, String service, String arnType, String nameProperty) {

    private static final Naming OTHER = new Naming("", "", "", "");

    private static final Map<String, Naming> ALL = Map.ofEntries(
            Map.entry("AWS::IAM::Role", new Naming("", "iam", "role", "RoleName")),
            Map.entry("AWS::IAM::ManagedPolicy", new Naming("", "iam", "policy", "ManagedPolicyName")),
            Map.entry("AWS::IAM::InstanceProfile", new Naming("", "iam", "instance-profile", "InstanceProfileName")),
            Map.entry("AWS::ECS::Cluster", new Naming("", "ecs", "cluster", "ClusterName")),
            Map.entry("AWS::ECS::Service", new Naming("", "ecs", "service", "ServiceName")),
            Map.entry("AWS::ECS::TaskDefinition", new Naming("", "ecs", "task-definition", "Family")),
            Map.entry("AWS::ECS::CapacityProvider", new Naming("", "ecs", "capacity-provider", "Name")),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", new Naming("", "autoscaling", "", "AutoScalingGroupName")),
            Map.entry(
                    "AWS::AutoScaling::LaunchConfiguration",
                    new Naming("", "autoscaling", "", "LaunchConfigurationName")),
            Map.entry("AWS::KMS::Key", new Naming("", "kms", "key", "")),
            Map.entry("AWS::KMS::Alias", new Naming("", "kms", "", "AliasName")),
            Map.entry("AWS::Logs::LogGroup", new Naming("", "logs", "log-group", "LogGroupName")),
            Map.entry("AWS::S3::Bucket", new Naming("", "s3", "", "BucketName")),
            Map.entry("AWS::EC2::VPC", new Naming("vpc-", "ec2", "vpc", "")),
            Map.entry("AWS::EC2::Subnet", new Naming("subnet-", "ec2", "subnet", "")),
            Map.entry("AWS::EC2::RouteTable", new Naming("rtb-", "ec2", "route-table", "")),
            Map.entry("AWS::EC2::SecurityGroup", new Naming("sg-", "ec2", "security-group", "")),
            Map.entry("AWS::EC2::InternetGateway", new Naming("igw-", "ec2", "internet-gateway", "")),
            Map.entry("AWS::EC2::EgressOnlyInternetGateway", new Naming("eigw-", "ec2", "", "")),
            Map.entry("AWS::EC2::NatGateway", new Naming("nat-", "ec2", "natgateway", "")),
            Map.entry("AWS::EC2::VPCEndpoint", new Naming("vpce-", "ec2", "vpc-endpoint", "")),
            Map.entry("AWS::EC2::NetworkAcl", new Naming("acl-", "ec2", "network-acl", "")),
            Map.entry("AWS::EC2::PrefixList", new Naming("pl-", "ec2", "prefix-list", "")),
            Map.entry("AWS::EC2::TransitGateway", new Naming("tgw-", "ec2", "transit-gateway", "")),
            Map.entry("AWS::EC2::VPCPeeringConnection", new Naming("pcx-", "ec2", "vpc-peering-connection", "")),
            Map.entry("AWS::EC2::VPNGateway", new Naming("vgw-", "ec2", "vpn-gateway", "")),
            Map.entry("AWS::EC2::NetworkInterface", new Naming("eni-", "ec2", "network-interface", "")),
            Map.entry("AWS::EC2::Instance", new Naming("i-", "ec2", "instance", "")),
            Map.entry("AWS::EC2::LaunchTemplate", new Naming("lt-", "ec2", "launch-template", "LaunchTemplateName")));

    static Naming of(Resource resource) {
        return ALL.getOrDefault(resource.type(), OTHER);
    }
}
