# SPDX-License-Identifier: Apache-2.0
# What a module that takes enable_execute_command can be relied on to do with the arguments of the usual names: pass them on.
# All else refers to a block named "inside" that is not here, and so is open.

variable "enable_execute_command" {}
variable "cluster" {}
variable "launch_type" {}
variable "network_configuration" {}
variable "requires_compatibilities" {}
variable "container_definitions" {}
variable "task_assume_role_policy" {}
variable "desired_count" {}
variable "deployment_minimum_healthy_percent" { default = null }
variable "deployment_maximum_percent" { default = null }
variable "tasks_minimum_healthy_percent" { default = null }
variable "tasks_maximum_percent" { default = null }
variable "platform_version" { default = "LATEST" }

resource "aws_ecs_service" "this" {
  cluster                = var.cluster
  task_definition        = aws_ecs_task_definition.this.arn
  enable_execute_command = var.enable_execute_command
  launch_type            = var.launch_type
  platform_version       = var.platform_version
  desired_count          = var.desired_count

  # Without them, Amazon ECS has these.
  deployment_minimum_healthy_percent = coalesce(
    var.deployment_minimum_healthy_percent, var.tasks_minimum_healthy_percent, 100
  )
  deployment_maximum_percent = coalesce(var.deployment_maximum_percent, var.tasks_maximum_percent, 200)

  network_configuration {
    subnets          = try(var.network_configuration.subnets, aws_ecs_service.inside.subnets)
    security_groups  = try(var.network_configuration.security_groups, aws_ecs_service.inside.security_groups)
    assign_public_ip = try(var.network_configuration.assign_public_ip, aws_ecs_service.inside.assign_public_ip)
  }
}

resource "aws_ecs_task_definition" "this" {
  family                   = aws_ecs_task_definition.inside.family
  requires_compatibilities = var.requires_compatibilities
  network_mode             = aws_ecs_task_definition.inside.network_mode
  container_definitions    = var.container_definitions
  task_role_arn            = aws_iam_role.task.arn
}

# What the role may do for exec is asked for by the flag.
resource "aws_iam_role" "task" {
  name                 = aws_iam_role.inside.name
  assume_role_policy   = var.task_assume_role_policy
  managed_policy_arns  = one([for asked in [var.enable_execute_command] : aws_iam_role.inside.managed_policy_arns])
  permissions_boundary = one([for asked in [var.enable_execute_command] : aws_iam_role.inside.permissions_boundary])

  dynamic "inline_policy" {
    for_each = one([for asked in [var.enable_execute_command] : aws_iam_role.inside.inline_policy])
    content {}
  }
}
