// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

/** Types of Terraform's AWS provider that others refer to. */
final class Types {

    static final String CLUSTER = "aws_ecs_cluster";
    static final String SERVICE = "aws_ecs_service";
    static final String TASK_DEFINITION = "aws_ecs_task_definition";
    static final String CAPACITY_PROVIDER = "aws_ecs_capacity_provider";
    static final String ROLE = "aws_iam_role";
    static final String POLICY = "aws_iam_policy";
    static final String PROFILE = "aws_iam_instance_profile";
    static final String VPC = "aws_vpc";
    static final String DEFAULT_VPC = "aws_default_vpc";
    static final String SUBNET = "aws_subnet";
    static final String DEFAULT_SUBNET = "aws_default_subnet";
    static final String GROUP = "aws_security_group";
    static final String DEFAULT_GROUP = "aws_default_security_group";
    static final String TABLE = "aws_route_table";
    static final String DEFAULT_TABLE = "aws_default_route_table";
    static final String INTERNET_GATEWAY = "aws_internet_gateway";
    static final String NAT_GATEWAY = "aws_nat_gateway";
    static final String EGRESS_ONLY = "aws_egress_only_internet_gateway";
    static final String ENDPOINT = "aws_vpc_endpoint";
    static final String ACL = "aws_network_acl";
    static final String KEY = "aws_kms_key";
    static final String ALIAS = "aws_kms_alias";
    static final String LOG_GROUP = "aws_cloudwatch_log_group";
    static final String BUCKET = "aws_s3_bucket";
    static final String LAUNCH_TEMPLATE = "aws_launch_template";
    static final String LAUNCH_CONFIGURATION = "aws_launch_configuration";
    static final String AUTO_SCALING_GROUP = "aws_autoscaling_group";

    private Types() {}
}
