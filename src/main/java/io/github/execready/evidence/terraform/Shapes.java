// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.block;
import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.containers;
import static io.github.execready.evidence.terraform.Attribute.input;
import static io.github.execready.evidence.terraform.Attribute.link;
import static io.github.execready.evidence.terraform.Attribute.links;
import static io.github.execready.evidence.terraform.Attribute.list;
import static io.github.execready.evidence.terraform.Attribute.onOff;
import static io.github.execready.evidence.terraform.Attribute.pairs;
import static io.github.execready.evidence.terraform.Attribute.plain;
import static io.github.execready.evidence.terraform.Attribute.plains;
import static io.github.execready.evidence.terraform.Attribute.policy;

import io.github.execready.evidence.planned.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of Terraform's AWS provider that bear on ECS Exec, and their attributes in CloudFormation's words: one table,
 * for most of it is spelling. Names are those of the provider's documentation and of the CloudFormation resource reference.
 */
final class Shapes {

    /** What every resource is known by. */
    static final Set<String> IDENTITY = Set.of("id", "arn", "name");

    /** What data sources are asked for. */
    private static final Set<String> DATA = Set.of(
            "id",
            "arn",
            "name",
            "ids",
            "names",
            "arns",
            "region",
            "account_id",
            "partition",
            "dns_suffix",
            "cidr_block",
            "vpc_id",
            "cluster_name",
            "subnet_ids",
            "key_id",
            "value");

    static final String POLICY_DOCUMENT = "aws_iam_policy_document";

    private static final Set<String> POLICY_DOCUMENT_ATTRIBUTES = Set.of(
            "json",
            "statement",
            "version",
            "source_policy_documents",
            "override_policy_documents",
            "source_json",
            "override_json");

    private static final String CLUSTER = "aws_ecs_cluster";
    private static final String TASK_DEFINITION = "aws_ecs_task_definition";
    private static final String CAPACITY_PROVIDER = "aws_ecs_capacity_provider";
    private static final String ROLE = "aws_iam_role";
    private static final String POLICY = "aws_iam_policy";
    private static final String PROFILE = "aws_iam_instance_profile";
    private static final String VPC = "aws_vpc";
    private static final String DEFAULT_VPC = "aws_default_vpc";
    private static final String SUBNET = "aws_subnet";
    private static final String DEFAULT_SUBNET = "aws_default_subnet";
    private static final String GROUP = "aws_security_group";
    private static final String DEFAULT_GROUP = "aws_default_security_group";
    private static final String TABLE = "aws_route_table";
    private static final String DEFAULT_TABLE = "aws_default_route_table";
    private static final String INTERNET_GATEWAY = "aws_internet_gateway";
    private static final String NAT_GATEWAY = "aws_nat_gateway";
    private static final String EGRESS_ONLY = "aws_egress_only_internet_gateway";
    private static final String ENDPOINT = "aws_vpc_endpoint";
    private static final String ACL = "aws_network_acl";
    private static final String KEY = "aws_kms_key";
    private static final String ALIAS = "aws_kms_alias";
    private static final String LOG_GROUP = "aws_cloudwatch_log_group";
    private static final String BUCKET = "aws_s3_bucket";
    private static final String LAUNCH_TEMPLATE = "aws_launch_template";
    private static final String LAUNCH_CONFIGURATION = "aws_launch_configuration";
    private static final String AUTO_SCALING_GROUP = "aws_autoscaling_group";

    private static final Map<String, Shape> SHAPES = Stream.of(ecs(), runners(), iam(), network(), hosts(), logging())
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(Shape::name, Function.identity()));

    private static final Map<String, Set<String>> NAMES = SHAPES.values().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Shape::name,
                    shape -> shape.attributes().stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet())));

    private Shapes() {}

    /** What a type is, if it matters. */
    static Optional<Shape> of(String type) {
        return Optional.ofNullable(SHAPES.get(type));
    }

    /** Whether a resource or data source of a type is kept. */
    static boolean matters(boolean data, String type) {
        return data || SHAPES.containsKey(type);
    }

    /** Whether an attribute of a type is kept. */
    static boolean wanted(boolean data, String type, String attribute) {
        if (data) {
            return type.equals(POLICY_DOCUMENT)
                    ? POLICY_DOCUMENT_ATTRIBUTES.contains(attribute)
                    : DATA.contains(attribute);
        }
        return IDENTITY.contains(attribute)
                || NAMES.getOrDefault(type, Set.of()).contains(attribute);
    }

    private static Stream<Shape> ecs() {
        return Stream.of(
                Shape.of(
                        "aws_ecs_service",
                        "AWS::ECS::Service",
                        plain("name", "ServiceName"),
                        link("cluster", "Cluster", CLUSTER),
                        link("task_definition", "TaskDefinition", TASK_DEFINITION),
                        plains(
                                "launch_type",
                                "platform_version",
                                "desired_count",
                                "enable_execute_command",
                                "force_new_deployment",
                                "scheduling_strategy"),
                        plain("deployment_maximum_percent", "DeploymentConfiguration.MaximumPercent"),
                        plain("deployment_minimum_healthy_percent", "DeploymentConfiguration.MinimumHealthyPercent"),
                        block(
                                "deployment_circuit_breaker",
                                "DeploymentConfiguration.DeploymentCircuitBreaker",
                                plain("enable"),
                                plain("rollback")),
                        block("deployment_controller", plain("type")),
                        strategy(),
                        block(
                                "network_configuration",
                                "NetworkConfiguration.AwsvpcConfiguration",
                                interfaces("security_groups")),
                        blocks("load_balancer", "LoadBalancers", plain("target_group_arn"), plain("container_name"))),
                Shape.of(
                        TASK_DEFINITION,
                        "AWS::ECS::TaskDefinition",
                        plains("family", "network_mode", "pid_mode", "ipc_mode", "cpu", "memory"),
                        link("task_role_arn", "TaskRoleArn", ROLE),
                        link("execution_role_arn", "ExecutionRoleArn", ROLE),
                        list("requires_compatibilities"),
                        containers("container_definitions", "ContainerDefinitions"),
                        block("runtime_platform", plain("operating_system_family"), plain("cpu_architecture")),
                        block(
                                "proxy_configuration",
                                plain("type"),
                                plain("container_name"),
                                pairs("properties", "ProxyConfigurationProperties")),
                        blocks(
                                "volume",
                                "Volumes",
                                plain("name"),
                                plain("host_path", "Host.SourcePath"),
                                plain("configure_at_launch", "ConfiguredAtLaunch"),
                                block("docker_volume_configuration", plain("scope"), plain("driver")),
                                block(
                                        "efs_volume_configuration",
                                        "EFSVolumeConfiguration",
                                        plain("file_system_id", "FilesystemId"),
                                        plain("root_directory"),
                                        onOff("transit_encryption", "TransitEncryption"),
                                        block("authorization_config", plain("access_point_id"), plain("iam", "IAM"))),
                                block(
                                        "fsx_windows_file_server_volume_configuration",
                                        "FSxWindowsFileServerVolumeConfiguration",
                                        plain("file_system_id"),
                                        plain("root_directory")))),
                Shape.of(
                        CLUSTER,
                        "AWS::ECS::Cluster",
                        plain("name", "ClusterName"),
                        list("capacity_providers"),
                        defaultStrategy(),
                        block(
                                "configuration",
                                block(
                                        "execute_command_configuration",
                                        link("kms_key_id", "KmsKeyId", KEY, ALIAS),
                                        plain("logging"),
                                        block(
                                                "log_configuration",
                                                plain("cloud_watch_encryption_enabled"),
                                                link("cloud_watch_log_group_name", "CloudWatchLogGroupName", LOG_GROUP),
                                                link("s3_bucket_name", "S3BucketName", BUCKET),
                                                plain("s3_bucket_encryption_enabled", "S3EncryptionEnabled"),
                                                plain("s3_key_prefix", "S3KeyPrefix"))),
                                block(
                                        "managed_storage_configuration",
                                        link("kms_key_id", "KmsKeyId", KEY),
                                        link(
                                                "fargate_ephemeral_storage_kms_key_id",
                                                "FargateEphemeralStorageKmsKeyId",
                                                KEY)))),
                Shape.of(
                        "aws_ecs_cluster_capacity_providers",
                        "AWS::ECS::ClusterCapacityProviderAssociations",
                        link("cluster_name", "Cluster", CLUSTER),
                        links("capacity_providers", "CapacityProviders", CAPACITY_PROVIDER),
                        defaultStrategy()),
                Shape.of(
                        CAPACITY_PROVIDER,
                        "AWS::ECS::CapacityProvider",
                        plain("name"),
                        block(
                                "auto_scaling_group_provider",
                                link("auto_scaling_group_arn", "AutoScalingGroupArn", AUTO_SCALING_GROUP),
                                plain("managed_termination_protection"))));
    }

    private static Attribute strategy() {
        return blocks("capacity_provider_strategy", "CapacityProviderStrategy", strategyItem());
    }

    private static Attribute defaultStrategy() {
        return blocks("default_capacity_provider_strategy", "DefaultCapacityProviderStrategy", strategyItem());
    }

    private static Attribute[] strategyItem() {
        return new Attribute[] {
            link("capacity_provider", "CapacityProvider", CAPACITY_PROVIDER), plain("base"), plain("weight")
        };
    }

    private static Attribute[] interfaces(String groups) {
        return new Attribute[] {
            links("subnets", "Subnets", SUBNET, DEFAULT_SUBNET),
            links(groups, "SecurityGroups", GROUP, DEFAULT_GROUP),
            onOff("assign_public_ip", "AssignPublicIp")
        };
    }

    private static Stream<Shape> runners() {
        Attribute[] parameters = {
            link("task_definition_arn", "TaskDefinitionArn", TASK_DEFINITION),
            plain("task_count"),
            plain("launch_type"),
            plain("platform_version"),
            plain("enable_execute_command"),
            strategy(),
            block("network_configuration", "NetworkConfiguration.AwsVpcConfiguration", interfaces("security_groups"))
        };
        Attribute[] nested = parameters.clone();
        nested[nested.length - 1] = block(
                "network_configuration", "NetworkConfiguration.AwsvpcConfiguration", interfaces("security_groups"));
        Attribute[] piped = parameters.clone();
        piped[piped.length - 1] = block(
                "network_configuration",
                block(
                        "aws_vpc_configuration",
                        "AwsvpcConfiguration",
                        links("subnets", "Subnets", SUBNET, DEFAULT_SUBNET),
                        links("security_groups", "SecurityGroups", GROUP, DEFAULT_GROUP),
                        plain("assign_public_ip")));
        return Stream.of(
                Shape.of(
                        "aws_cloudwatch_event_target",
                        "AWS::Events::Rule",
                        plain("rule"),
                        plain("target_id", "Id"),
                        link("arn", "Arn", CLUSTER),
                        link("role_arn", "RoleArn", ROLE),
                        input("input", "Input"),
                        block("input_transformer", input("input_template", "InputTemplate")),
                        block("ecs_target", "EcsParameters", parameters)),
                Shape.of(
                        "aws_scheduler_schedule",
                        "AWS::Scheduler::Schedule",
                        plain("name"),
                        plain("state"),
                        block(
                                "target",
                                link("arn", "Arn", CLUSTER),
                                link("role_arn", "RoleArn", ROLE),
                                input("input", "Input"),
                                block("ecs_parameters", "EcsParameters", nested))),
                Shape.of(
                        "aws_pipes_pipe",
                        "AWS::Pipes::Pipe",
                        plain("name"),
                        plain("desired_state"),
                        link("role_arn", "RoleArn", ROLE),
                        link("target", "Target", CLUSTER),
                        block("target_parameters", block("ecs_task_parameters", "EcsTaskParameters", piped))));
    }

    private static Stream<Shape> iam() {
        return Stream.of(
                Shape.of(
                        ROLE,
                        "AWS::IAM::Role",
                        plain("name", "RoleName"),
                        plain("path"),
                        policy("assume_role_policy", "AssumeRolePolicyDocument"),
                        links("managed_policy_arns", "ManagedPolicyArns", POLICY),
                        link("permissions_boundary", "PermissionsBoundary", POLICY),
                        blocks(
                                "inline_policy",
                                "Policies",
                                plain("name", "PolicyName"),
                                policy("policy", "PolicyDocument"))),
                Shape.of(
                        "aws_iam_role_policy",
                        "AWS::IAM::RolePolicy",
                        plain("name", "PolicyName"),
                        link("role", "RoleName", ROLE),
                        policy("policy", "PolicyDocument")),
                Shape.of(
                        "aws_iam_role_policy_attachment",
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        link("role", "Role", ROLE),
                        link("policy_arn", "PolicyArn", POLICY)),
                Shape.of(
                        "aws_iam_policy_attachment",
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        links("roles", "Role", ROLE),
                        link("policy_arn", "PolicyArn", POLICY)),
                Shape.of(
                        "aws_iam_role_policy_attachments_exclusive",
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        link("role_name", "Role", ROLE),
                        links("policy_arns", "PolicyArn", POLICY)),
                Shape.of(
                        "aws_iam_role_policies_exclusive",
                        "",
                        link("role_name", "RoleName", ROLE),
                        links("policy_names", "PolicyNames", "aws_iam_role_policy")),
                Shape.of(
                        POLICY,
                        "AWS::IAM::ManagedPolicy",
                        plain("name", "ManagedPolicyName"),
                        plain("path"),
                        policy("policy", "PolicyDocument")),
                Shape.of(
                        PROFILE,
                        "AWS::IAM::InstanceProfile",
                        plain("name", "InstanceProfileName"),
                        plain("path"),
                        link("role", "Roles", ROLE)));
    }

    private static Stream<Shape> network() {
        Stream<Shape> places = Stream.of(VPC, DEFAULT_VPC)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::VPC",
                        plains("cidr_block", "enable_dns_support", "enable_dns_hostnames"),
                        plain("ipv6_cidr_block"),
                        plain("assign_generated_ipv6_cidr_block")));
        Stream<Shape> subnets = Stream.of(SUBNET, DEFAULT_SUBNET)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::Subnet",
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        plains(
                                "cidr_block",
                                "ipv6_cidr_block",
                                "availability_zone",
                                "map_public_ip_on_launch",
                                "assign_ipv6_address_on_creation",
                                "ipv6_native",
                                "enable_dns64")));
        return Stream.of(places, subnets, routes(), gateways(), groups(), acls())
                .flatMap(Function.identity());
    }

    private static Stream<Shape> routes() {
        Attribute[] targets = {
            plain("ipv6_cidr_block", "DestinationIpv6CidrBlock"),
            plain("destination_prefix_list_id"),
            link("gateway_id", "GatewayId", INTERNET_GATEWAY, "aws_vpn_gateway"),
            link("nat_gateway_id", "NatGatewayId", NAT_GATEWAY),
            link("egress_only_gateway_id", "EgressOnlyInternetGatewayId", EGRESS_ONLY),
            link("transit_gateway_id", "TransitGatewayId", "aws_ec2_transit_gateway"),
            link("vpc_peering_connection_id", "VpcPeeringConnectionId", "aws_vpc_peering_connection"),
            link("network_interface_id", "NetworkInterfaceId", "aws_network_interface"),
            link("instance_id", "InstanceId", "aws_instance"),
            link("vpc_endpoint_id", "VpcEndpointId", ENDPOINT),
            plain("local_gateway_id"),
            plain("carrier_gateway_id"),
            plain("core_network_arn")
        };
        Attribute inline = new Attribute(
                "route",
                "Routes",
                Attribute.Kind.BLOCKS,
                Stream.concat(Stream.of(plain("cidr_block", "DestinationCidrBlock")), Stream.of(targets))
                        .toList(),
                Set.of());
        Stream<Attribute> alone = Stream.concat(
                Stream.of(
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        plain("destination_cidr_block"),
                        plain("destination_ipv6_cidr_block")),
                Stream.of(targets).skip(1));
        return Stream.of(
                Shape.of(TABLE, "AWS::EC2::RouteTable", link("vpc_id", "VpcId", VPC, DEFAULT_VPC), inline),
                Shape.of(
                        DEFAULT_TABLE,
                        "AWS::EC2::RouteTable",
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        link("default_route_table_id", "Default", VPC, DEFAULT_VPC),
                        inline),
                Shape.of("aws_route", "AWS::EC2::Route", alone),
                Shape.of(
                        "aws_route_table_association",
                        "AWS::EC2::SubnetRouteTableAssociation",
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET)),
                Shape.of(
                        "aws_main_route_table_association",
                        ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION,
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC)));
    }

    private static Stream<Shape> gateways() {
        Attribute vpc = link("vpc_id", "VpcId", VPC, DEFAULT_VPC);
        return Stream.of(
                Shape.of(INTERNET_GATEWAY, "AWS::EC2::InternetGateway", vpc),
                Shape.of(
                        "aws_internet_gateway_attachment",
                        "AWS::EC2::VPCGatewayAttachment",
                        vpc,
                        link("internet_gateway_id", "InternetGatewayId", INTERNET_GATEWAY)),
                Shape.of(
                        NAT_GATEWAY,
                        "AWS::EC2::NatGateway",
                        link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET),
                        plain("connectivity_type")),
                Shape.of(EGRESS_ONLY, "AWS::EC2::EgressOnlyInternetGateway", vpc),
                Shape.of(
                        ENDPOINT,
                        "AWS::EC2::VPCEndpoint",
                        vpc,
                        plains("service_name", "vpc_endpoint_type", "private_dns_enabled", "ip_address_type"),
                        links("subnet_ids", "SubnetIds", SUBNET, DEFAULT_SUBNET),
                        links("security_group_ids", "SecurityGroupIds", GROUP, DEFAULT_GROUP),
                        links("route_table_ids", "RouteTableIds", TABLE, DEFAULT_TABLE),
                        policy("policy", "PolicyDocument")),
                addition("aws_vpc_endpoint_subnet_association", link("subnet_id", "SubnetIds", SUBNET, DEFAULT_SUBNET)),
                Shape.of(
                        "aws_vpc_endpoint_security_group_association",
                        "",
                        plain("replace_default_association"),
                        link("vpc_endpoint_id", "Endpoint", ENDPOINT),
                        link("security_group_id", "SecurityGroupIds", GROUP, DEFAULT_GROUP)),
                addition(
                        "aws_vpc_endpoint_route_table_association",
                        link("route_table_id", "RouteTableIds", TABLE, DEFAULT_TABLE)),
                addition("aws_vpc_endpoint_policy", policy("policy", "PolicyDocument")));
    }

    private static Shape addition(String name, Attribute added) {
        return Shape.of(name, "", link("vpc_endpoint_id", "Endpoint", ENDPOINT), added);
    }

    private static Stream<Shape> groups() {
        Attribute[] rule = {
            plain("protocol", "IpProtocol"),
            plain("from_port"),
            plain("to_port"),
            list("cidr_blocks"),
            list("ipv6_cidr_blocks"),
            list("prefix_list_ids"),
            links("security_groups", "SecurityGroups", GROUP, DEFAULT_GROUP),
            plain("self")
        };
        Stream<Shape> sets = Stream.of(GROUP, DEFAULT_GROUP)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::SecurityGroup",
                        plain("name", "GroupName"),
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        blocks("egress", "SecurityGroupEgress", rule),
                        blocks("ingress", "SecurityGroupIngress", rule)));
        Stream<Shape> rules = Stream.of(
                Shape.of(
                        "aws_security_group_rule",
                        "AWS::EC2::SecurityGroupEgress",
                        plain("type"),
                        link("security_group_id", "GroupId", GROUP, DEFAULT_GROUP),
                        plain("protocol", "IpProtocol"),
                        plain("from_port"),
                        plain("to_port"),
                        list("cidr_blocks"),
                        list("ipv6_cidr_blocks"),
                        list("prefix_list_ids"),
                        link("source_security_group_id", "SecurityGroups", GROUP, DEFAULT_GROUP),
                        plain("self")),
                rule("egress", "Destination"),
                rule("ingress", "Source"));
        return Stream.concat(sets, rules);
    }

    private static Shape rule(String direction, String end) {
        return Shape.of(
                "aws_vpc_security_group_" + direction + "_rule",
                "AWS::EC2::SecurityGroup" + Attribute.pascal(direction),
                link("security_group_id", "GroupId", GROUP, DEFAULT_GROUP),
                plain("ip_protocol"),
                plain("from_port"),
                plain("to_port"),
                plain("cidr_ipv4", "CidrIp"),
                plain("cidr_ipv6", "CidrIpv6"),
                plain("prefix_list_id", end + "PrefixListId"),
                link("referenced_security_group_id", end + "SecurityGroupId", GROUP, DEFAULT_GROUP));
    }

    private static Stream<Shape> acls() {
        Attribute[] entry = {
            plain("rule_no", "RuleNumber"),
            plain("protocol"),
            plain("action", "RuleAction"),
            plain("cidr_block"),
            plain("ipv6_cidr_block"),
            plain("from_port", "PortRange.From"),
            plain("to_port", "PortRange.To")
        };
        return Stream.concat(
                Stream.of(ACL, "aws_default_network_acl")
                        .map(name -> Shape.of(
                                name,
                                "AWS::EC2::NetworkAcl",
                                link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                                link("default_network_acl_id", "Default", VPC, DEFAULT_VPC),
                                links("subnet_ids", "SubnetIds", SUBNET, DEFAULT_SUBNET),
                                blocks("egress", "Egress", entry),
                                blocks("ingress", "Ingress", entry))),
                Stream.of(
                        Shape.of(
                                "aws_network_acl_rule",
                                "AWS::EC2::NetworkAclEntry",
                                link("network_acl_id", "NetworkAclId", ACL),
                                plain("rule_number"),
                                plain("protocol"),
                                plain("rule_action"),
                                plain("egress"),
                                plain("cidr_block"),
                                plain("ipv6_cidr_block"),
                                plain("from_port", "PortRange.From"),
                                plain("to_port", "PortRange.To")),
                        Shape.of(
                                "aws_network_acl_association",
                                "AWS::EC2::SubnetNetworkAclAssociation",
                                link("network_acl_id", "NetworkAclId", ACL),
                                link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET))));
    }

    private static Stream<Shape> hosts() {
        Attribute profile = block(
                "iam_instance_profile",
                "LaunchTemplateData.IamInstanceProfile",
                link("arn", "Arn", PROFILE),
                link("name", "Name", PROFILE));
        Attribute[] specification = {
            link("launch_template_id", "LaunchTemplateId", LAUNCH_TEMPLATE),
            plain("launch_template_name"),
            plain("version")
        };
        Attribute[] options = {plain("http_endpoint"), plain("http_tokens"), plain("http_put_response_hop_limit")};
        return Stream.of(
                Shape.of(
                        LAUNCH_TEMPLATE,
                        "AWS::EC2::LaunchTemplate",
                        plain("name", "LaunchTemplateName"),
                        profile,
                        links("vpc_security_group_ids", "LaunchTemplateData.SecurityGroupIds", GROUP, DEFAULT_GROUP),
                        blocks(
                                "network_interfaces",
                                "LaunchTemplateData.NetworkInterfaces",
                                plain("associate_public_ip_address"),
                                link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET),
                                links("security_groups", "Groups", GROUP, DEFAULT_GROUP)),
                        block("metadata_options", "LaunchTemplateData.MetadataOptions", options)),
                Shape.of(
                        LAUNCH_CONFIGURATION,
                        "AWS::AutoScaling::LaunchConfiguration",
                        plain("name", "LaunchConfigurationName"),
                        link("iam_instance_profile", "IamInstanceProfile", PROFILE),
                        links("security_groups", "SecurityGroups", GROUP, DEFAULT_GROUP),
                        plain("associate_public_ip_address"),
                        block("metadata_options", options)),
                Shape.of(
                        AUTO_SCALING_GROUP,
                        "AWS::AutoScaling::AutoScalingGroup",
                        plain("name", "AutoScalingGroupName"),
                        links("vpc_zone_identifier", "VPCZoneIdentifier", SUBNET, DEFAULT_SUBNET),
                        link("launch_configuration", "LaunchConfigurationName", LAUNCH_CONFIGURATION),
                        block(
                                "launch_template",
                                link("id", "LaunchTemplateId", LAUNCH_TEMPLATE),
                                link("name", "LaunchTemplateName", LAUNCH_TEMPLATE),
                                plain("version")),
                        block(
                                "mixed_instances_policy",
                                block("launch_template", block("launch_template_specification", specification)))));
    }

    private static Stream<Shape> logging() {
        return Stream.of(
                Shape.of(KEY, "AWS::KMS::Key", policy("policy", "KeyPolicy"), plain("is_enabled", "Enabled")),
                Shape.of("aws_kms_key_policy", "", link("key_id", "Key", KEY), policy("policy", "KeyPolicy")),
                Shape.of(
                        ALIAS,
                        "AWS::KMS::Alias",
                        plain("name", "AliasName"),
                        link("target_key_id", "TargetKeyId", KEY)),
                Shape.of(
                        LOG_GROUP,
                        "AWS::Logs::LogGroup",
                        plain("name", "LogGroupName"),
                        link("kms_key_id", "KmsKeyId", KEY, ALIAS)),
                Shape.of(
                        BUCKET,
                        "AWS::S3::Bucket",
                        plain("bucket", "BucketName"),
                        block("server_side_encryption_configuration", "BucketEncryption", encryption())),
                Shape.of(
                        "aws_s3_bucket_server_side_encryption_configuration",
                        "",
                        link("bucket", "Bucket", BUCKET),
                        encryption()),
                Shape.of(
                        "aws_s3_bucket_policy",
                        "AWS::S3::BucketPolicy",
                        link("bucket", "Bucket", BUCKET),
                        policy("policy", "PolicyDocument")));
    }

    private static Attribute encryption() {
        return blocks(
                "rule",
                "ServerSideEncryptionConfiguration",
                plain("bucket_key_enabled"),
                block(
                        "apply_server_side_encryption_by_default",
                        "ServerSideEncryptionByDefault",
                        plain("sse_algorithm", "SSEAlgorithm"),
                        link("kms_master_key_id", "KMSMasterKeyID", KEY, ALIAS)));
    }
}
