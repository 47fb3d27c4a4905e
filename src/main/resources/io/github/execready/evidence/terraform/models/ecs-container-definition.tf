# SPDX-License-Identifier: Apache-2.0
# What cloudposse/ecs-container-definition/aws makes of its arguments: the text of one container. What overrides it, and variables
# given as maps, are open.

variable "container_name" {}
variable "essential" { default = true }
variable "readonly_root_filesystem" { default = false }
variable "linux_parameters" { default = null }
variable "environment" { default = null }
variable "map_environment" { default = null }
variable "environment_files" { default = null }
variable "secrets" { default = null }
variable "map_secrets" { default = null }
variable "mount_points" { default = null }
variable "container_definition" { default = null }

locals {
  container = {
    name                   = var.container_name
    essential              = var.essential
    readonlyRootFilesystem = var.readonly_root_filesystem
    linuxParameters        = var.linux_parameters
    environment = var.map_environment == null ? var.environment : [
      for name, value in var.map_environment : { name = name, value = value }
    ]
    environmentFiles = var.environment_files
    secrets = var.map_secrets == null ? var.secrets : [
      for name, from in var.map_secrets : { name = name, valueFrom = from }
    ]
    mountPoints = var.mount_points
  }
  overridden = var.container_definition != null
  one        = local.overridden ? aws_ecs_task_definition.inside.container : jsonencode(local.container)
  list       = local.overridden ? aws_ecs_task_definition.inside.containers : jsonencode([local.container])
  object     = local.overridden ? aws_ecs_task_definition.inside.object : local.container
}

output "json_map_encoded" { value = local.one }
output "json_map_encoded_list" { value = local.list }
output "json_map_object" { value = local.object }
output "sensitive_json_map_encoded" { value = local.one }
output "sensitive_json_map_encoded_list" { value = local.list }
output "sensitive_json_map_object" { value = local.object }
