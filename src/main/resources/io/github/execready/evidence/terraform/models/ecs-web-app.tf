# SPDX-License-Identifier: Apache-2.0
# What cloudposse/ecs-web-app/aws makes of its arguments: a service by cloudposse/ecs-alb-service-task/aws. Its containers are
# made by the module, unless one is given.

variable "exec_enabled" { default = false }
variable "ecs_cluster_arn" {}
variable "launch_type" {}
variable "platform_version" { default = "LATEST" }
variable "capacity_provider_strategies" { default = [] }
variable "network_mode" { default = "awsvpc" }
variable "desired_count" { default = 1 }
variable "deployment_minimum_healthy_percent" { default = 100 }
variable "deployment_maximum_percent" { default = 200 }
variable "deployment_controller_type" { default = "ECS" }
variable "force_new_deployment" { default = false }
variable "task_role_arn" { default = [] }
variable "vpc_id" {}
variable "ecs_private_subnet_ids" {}
variable "assign_public_ip" { default = false }
variable "ecs_security_group_enabled" { default = true }
variable "ecs_security_group_ids" { default = [] }
variable "enable_all_egress_rule" { default = true }

module "service" {
  source = "cloudposse/ecs-alb-service-task/aws"

  exec_enabled                       = var.exec_enabled
  ecs_cluster_arn                    = var.ecs_cluster_arn
  launch_type                        = var.launch_type
  platform_version                   = var.platform_version
  capacity_provider_strategies       = var.capacity_provider_strategies
  network_mode                       = var.network_mode
  desired_count                      = var.desired_count
  deployment_minimum_healthy_percent = var.deployment_minimum_healthy_percent
  deployment_maximum_percent         = var.deployment_maximum_percent
  deployment_controller_type         = var.deployment_controller_type
  force_new_deployment               = var.force_new_deployment
  container_definition_json          = aws_ecs_task_definition.inside.container_definitions
  task_role_arn                      = var.task_role_arn
  vpc_id                             = var.vpc_id
  subnet_ids                         = var.ecs_private_subnet_ids
  assign_public_ip                   = var.assign_public_ip
  security_group_enabled             = var.ecs_security_group_enabled
  security_group_ids                 = var.ecs_security_group_ids
  enable_all_egress_rule             = var.enable_all_egress_rule
}
