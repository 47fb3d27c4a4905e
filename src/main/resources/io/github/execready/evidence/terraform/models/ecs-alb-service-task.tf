# SPDX-License-Identifier: Apache-2.0
# What cloudposse/ecs-alb-service-task/aws makes of its arguments. What is not said here refers to a block named "inside" that is
# not here, and so is open.

variable "enabled" { default = null }
variable "ecs_service_enabled" { default = true }
variable "exec_enabled" { default = false }
variable "ecs_cluster_arn" {}
variable "launch_type" { default = "FARGATE" }
variable "platform_version" { default = "LATEST" }
variable "capacity_provider_strategies" { default = [] }
variable "network_mode" { default = "awsvpc" }
variable "pid_mode" { default = null }
variable "desired_count" { default = 1 }
variable "deployment_minimum_healthy_percent" { default = 100 }
variable "deployment_maximum_percent" { default = 200 }
variable "deployment_controller_type" { default = "ECS" }
variable "force_new_deployment" { default = false }
variable "container_definition_json" {}
variable "runtime_platform" { default = [] }
variable "task_definition" { default = null }
variable "task_role_arn" { default = [] }
variable "vpc_id" {}
variable "subnet_ids" { default = null }
variable "assign_public_ip" { default = false }
variable "security_group_enabled" { default = true }
variable "security_group_ids" { default = [] }
variable "enable_all_egress_rule" { default = true }

locals {
  # Some versions take a text, others a list of none or one.
  definition = var.task_definition == null ? [] : flatten([var.task_definition])
  roles      = flatten([var.task_role_arn])

  # What the module's own role may do for exec is asked for by the flag, and differs by version.
  role = one([for asked in [var.exec_enabled] : aws_iam_role.inside.arn])
}

resource "aws_ecs_service" "this" {
  count = var.enabled == false || var.ecs_service_enabled == false ? 0 : 1

  cluster                = var.ecs_cluster_arn
  task_definition        = length(local.definition) > 0 ? local.definition[0] : aws_ecs_task_definition.this[0].arn
  desired_count          = var.desired_count
  enable_execute_command = var.exec_enabled
  force_new_deployment   = var.force_new_deployment
  launch_type            = length(var.capacity_provider_strategies) > 0 ? null : var.launch_type
  platform_version       = var.launch_type == "FARGATE" ? var.platform_version : null

  deployment_minimum_healthy_percent = var.deployment_minimum_healthy_percent
  deployment_maximum_percent         = var.deployment_maximum_percent

  dynamic "capacity_provider_strategy" {
    for_each = var.capacity_provider_strategies
    content {
      capacity_provider = capacity_provider_strategy.value.capacity_provider
      base              = try(capacity_provider_strategy.value.base, null)
      weight            = try(capacity_provider_strategy.value.weight, null)
    }
  }

  deployment_controller {
    type = var.deployment_controller_type
  }

  dynamic "network_configuration" {
    for_each = var.network_mode == "awsvpc" ? ["awsvpc"] : []
    content {
      subnets          = var.subnet_ids
      security_groups  = concat(var.security_group_ids, aws_security_group.this[*].id)
      assign_public_ip = var.assign_public_ip
    }
  }
}

resource "aws_ecs_task_definition" "this" {
  count = var.enabled == false || length(local.definition) > 0 ? 0 : 1

  family                   = aws_ecs_task_definition.inside.family
  requires_compatibilities = [var.launch_type]
  network_mode             = var.network_mode
  pid_mode                 = var.pid_mode
  container_definitions    = var.container_definition_json
  task_role_arn            = length(local.roles) > 0 ? local.roles[0] : local.role

  dynamic "runtime_platform" {
    for_each = var.runtime_platform
    content {
      operating_system_family = try(runtime_platform.value.operating_system_family, null)
      cpu_architecture        = try(runtime_platform.value.cpu_architecture, null)
    }
  }
}

resource "aws_security_group" "this" {
  count = var.enabled == false || var.network_mode != "awsvpc" || var.security_group_enabled == false ? 0 : 1

  vpc_id = var.vpc_id

  dynamic "egress" {
    for_each = var.enable_all_egress_rule ? ["all"] : []
    content {
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

output "task_role_name" { value = aws_iam_role.inside.name }
output "task_role_arn" { value = length(local.roles) > 0 ? local.roles[0] : local.role }
output "service_name" { value = aws_ecs_service.inside.name }
output "service_security_group_id" { value = aws_security_group.this[0].id }
