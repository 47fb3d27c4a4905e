# SPDX-License-Identifier: Apache-2.0
# terraform-aws-modules/ecs/aws//modules/cluster makes a cluster and no tasks; its arguments differ by version.

variable "cluster_name" { default = null }
