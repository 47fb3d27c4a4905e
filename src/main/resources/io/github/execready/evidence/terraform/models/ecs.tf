# SPDX-License-Identifier: Apache-2.0
# What terraform-aws-modules/ecs/aws makes of its arguments: a cluster, and the services of a map.

variable "services" { default = {} }

module "service" {
  source   = "terraform-aws-modules/ecs/aws//modules/service"
  for_each = var.services

  cluster_arn                 = aws_ecs_cluster.inside.arn
  name                        = try(each.value.name, each.key)
  create                      = try(each.value.create, true)
  create_service              = try(each.value.create_service, true)
  create_task_definition      = try(each.value.create_task_definition, true)
  create_security_group       = try(each.value.create_security_group, true)
  create_tasks_iam_role       = try(each.value.create_tasks_iam_role, true)
  enable_execute_command      = try(each.value.enable_execute_command, false)
  family                      = try(each.value.family, null)
  launch_type                 = try(each.value.launch_type, "FARGATE")
  platform_version            = try(each.value.platform_version, "LATEST")
  capacity_provider_strategy  = try(each.value.capacity_provider_strategy, null)
  requires_compatibilities    = try(each.value.requires_compatibilities, ["FARGATE"])
  network_mode                = try(each.value.network_mode, "awsvpc")
  pid_mode                    = try(each.value.pid_mode, null)
  task_definition_arn         = try(each.value.task_definition_arn, null)
  tasks_iam_role_arn          = try(each.value.tasks_iam_role_arn, null)
  tasks_iam_role_policies     = try(each.value.tasks_iam_role_policies, {})
  subnet_ids                  = try(each.value.subnet_ids, [])
  security_group_ids          = try(each.value.security_group_ids, [])
  security_group_rules        = try(each.value.security_group_rules, {})
  security_group_egress_rules = try(each.value.security_group_egress_rules, {})
  assign_public_ip            = try(each.value.assign_public_ip, false)
  container_definitions       = try(each.value.container_definitions, {})
  deployment_controller       = try(each.value.deployment_controller, null)

  container_definition_defaults = try(each.value.container_definition_defaults, {})

  deployment_minimum_healthy_percent = try(each.value.deployment_minimum_healthy_percent, 66)
  deployment_maximum_percent         = try(each.value.deployment_maximum_percent, 200)
  desired_count                      = try(each.value.desired_count, 1)
}
