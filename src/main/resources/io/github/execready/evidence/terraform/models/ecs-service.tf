# SPDX-License-Identifier: Apache-2.0
# What terraform-aws-modules/ecs/aws//modules/service, versions 5 to 7, makes of its arguments. What is not said here, and what
# the versions do differently, refers to a block named "inside" that is not here, and so is open.

variable "create" { default = true }
variable "create_service" { default = true }
variable "create_task_definition" { default = true }
variable "create_security_group" { default = true }
variable "create_tasks_iam_role" { default = true }
variable "enable_execute_command" { default = false }
variable "cluster_arn" { default = null }
variable "name" { default = null }
variable "family" { default = null }
variable "launch_type" { default = "FARGATE" }
variable "platform_version" { default = "LATEST" }
variable "capacity_provider_strategy" { default = null }
variable "requires_compatibilities" { default = ["FARGATE"] }
variable "network_mode" { default = "awsvpc" }
variable "pid_mode" { default = null }
variable "desired_count" { default = 1 }
variable "deployment_minimum_healthy_percent" { default = 66 }
variable "deployment_maximum_percent" { default = 200 }
variable "task_definition_arn" { default = null }
variable "tasks_iam_role_arn" { default = null }
variable "tasks_iam_role_policies" { default = {} }
variable "subnet_ids" { default = [] }
variable "security_group_ids" { default = [] }
variable "security_group_rules" { default = {} }
variable "security_group_egress_rules" { default = {} }
variable "assign_public_ip" { default = false }
variable "container_definitions" { default = {} }
variable "container_definition_defaults" { default = {} }
variable "deployment_controller" { default = null }

locals {
  # What the role may do for exec is asked for by the flag; without it, it has what it is given.
  may  = var.enable_execute_command ? var.enable_execute_command : var.tasks_iam_role_policies
  role = one([for asked in [local.may] : aws_iam_role.inside.arn])

  strategy = var.capacity_provider_strategy == null ? {} : var.capacity_provider_strategy
  sources = concat(
    [for rule in values(var.security_group_rules) : rule if try(rule.type, "ingress") == "egress"],
    values(var.security_group_egress_rules),
  )
}

resource "aws_ecs_service" "this" {
  count = var.create && var.create_service ? 1 : 0

  name                   = var.name
  cluster                = var.cluster_arn
  task_definition        = var.create_task_definition ? aws_ecs_task_definition.this[0].arn : var.task_definition_arn
  desired_count          = var.desired_count
  enable_execute_command = var.enable_execute_command
  launch_type            = length(local.strategy) > 0 ? null : var.launch_type
  platform_version       = contains(var.requires_compatibilities, "FARGATE") ? var.platform_version : null

  deployment_minimum_healthy_percent = var.deployment_minimum_healthy_percent
  deployment_maximum_percent         = var.deployment_maximum_percent

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy
    content {
      capacity_provider = try(capacity_provider_strategy.value.capacity_provider, aws_ecs_service.inside.name)
      base              = try(capacity_provider_strategy.value.base, null)
      weight            = try(capacity_provider_strategy.value.weight, null)
    }
  }

  dynamic "deployment_controller" {
    for_each = try([var.deployment_controller.type], [])
    content {
      type = deployment_controller.value
    }
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = concat(aws_security_group.this[*].id, var.security_group_ids)
    assign_public_ip = var.assign_public_ip
  }
}

resource "aws_ecs_task_definition" "this" {
  count = var.create && var.create_task_definition ? 1 : 0

  family                   = try(coalesce(var.family, var.name), aws_ecs_task_definition.inside.family)
  network_mode             = var.network_mode
  pid_mode                 = var.pid_mode
  requires_compatibilities = var.requires_compatibilities
  task_role_arn            = var.create_tasks_iam_role ? local.role : var.tasks_iam_role_arn

  container_definitions = jsonencode([
    for key, container in var.container_definitions : {
      name = try(container.name, key)
      # Not set, it is true or false by the module's version and its other arguments.
      readonlyRootFilesystem = try(
        container.readonly_root_filesystem, container.readonlyRootFilesystem,
        var.container_definition_defaults.readonly_root_filesystem, aws_ecs_task_definition.inside.readonly
      )
      environment      = try(container.environment, var.container_definition_defaults.environment, [])
      environmentFiles = try(
        container.environment_files, container.environmentFiles, var.container_definition_defaults.environment_files, []
      )
      secrets          = try(container.secrets, var.container_definition_defaults.secrets, [])
      linuxParameters = try(
        { initProcessEnabled = container.linuxParameters.initProcessEnabled },
        { initProcessEnabled = container.linux_parameters.initProcessEnabled },
        { initProcessEnabled = aws_ecs_task_definition.inside.init }
      )
      mountPoints = try(container.mount_points, container.mountPoints, [])
      essential   = try(container.essential, true)
    }
  ])
}

resource "aws_security_group" "this" {
  count = var.create && var.create_security_group ? 1 : 0

  vpc_id = aws_security_group.inside.vpc_id

  dynamic "egress" {
    for_each = length(local.sources) > 0 ? local.sources : aws_security_group.inside.egress
    content {
      protocol         = try(egress.value.protocol, egress.value.ip_protocol, "tcp")
      from_port        = try(egress.value.from_port, null)
      to_port          = try(egress.value.to_port, egress.value.from_port, null)
      cidr_blocks      = try(egress.value.cidr_blocks, [egress.value.cidr_ipv4], [])
      ipv6_cidr_blocks = try(egress.value.ipv6_cidr_blocks, [egress.value.cidr_ipv6], [])
      prefix_list_ids  = try(egress.value.prefix_list_ids, [egress.value.prefix_list_id], [])
      security_groups = try(
        [egress.value.source_security_group_id], [egress.value.referenced_security_group_id], []
      )
      self = try(egress.value.self, false)
    }
  }
}

output "id" { value = aws_ecs_service.inside.id }
output "task_definition_arn" { value = aws_ecs_task_definition.this[0].arn }
output "security_group_id" { value = aws_security_group.this[0].id }
