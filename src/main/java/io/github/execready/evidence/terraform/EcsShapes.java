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
import static io.github.execready.evidence.terraform.Attribute.states;
import static io.github.execready.evidence.terraform.Types.ALIAS;
import static io.github.execready.evidence.terraform.Types.AUTO_SCALING_GROUP;
import static io.github.execready.evidence.terraform.Types.BUCKET;
import static io.github.execready.evidence.terraform.Types.CAPACITY_PROVIDER;
import static io.github.execready.evidence.terraform.Types.CLUSTER;
import static io.github.execready.evidence.terraform.Types.DEFAULT_GROUP;
import static io.github.execready.evidence.terraform.Types.DEFAULT_SUBNET;
import static io.github.execready.evidence.terraform.Types.GROUP;
import static io.github.execready.evidence.terraform.Types.KEY;
import static io.github.execready.evidence.terraform.Types.LOG_GROUP;
import static io.github.execready.evidence.terraform.Types.ROLE;
import static io.github.execready.evidence.terraform.Types.SERVICE;
import static io.github.execready.evidence.terraform.Types.SUBNET;
import static io.github.execready.evidence.terraform.Types.TASK_DEFINITION;

import java.util.stream.Stream;

/** What runs tasks, and what they are made from. */
final class EcsShapes {

    private EcsShapes() {}

    static Stream<Shape> services() {
        return Stream.of(
                Shape.of(
                        SERVICE,
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
                Shape.of("aws_ecs_express_gateway_service", "AWS::ECS::ExpressGatewayService"),
                Shape.of(
                        "aws_ecs_task_set",
                        "AWS::ECS::TaskSet",
                        link("service", "Service", SERVICE),
                        link("cluster", "Cluster", CLUSTER),
                        link("task_definition", "TaskDefinition", TASK_DEFINITION),
                        plains("launch_type", "platform_version"),
                        strategy(),
                        block(
                                "network_configuration",
                                "NetworkConfiguration.AwsvpcConfiguration",
                                interfaces("security_groups"))),
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

    static Stream<Shape> targets() {
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
                        "aws_sfn_state_machine",
                        "AWS::StepFunctions::StateMachine",
                        plain("name", "StateMachineName"),
                        link("role_arn", "RoleArn", ROLE),
                        states("definition", "Definition")),
                Shape.of(
                        "aws_pipes_pipe",
                        "AWS::Pipes::Pipe",
                        plain("name"),
                        plain("desired_state"),
                        link("role_arn", "RoleArn", ROLE),
                        link("target", "Target", CLUSTER),
                        block("target_parameters", block("ecs_task_parameters", "EcsTaskParameters", piped))));
    }
}
