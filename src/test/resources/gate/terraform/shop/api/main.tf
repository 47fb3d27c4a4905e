variable "policy" {}

variable "role_arn" {
  default = null
}

resource "aws_ecs_task_definition" "this" {
  count                 = 1
  family                = "api"
  task_role_arn         = var.role_arn != null ? var.role_arn : aws_iam_role.task[0].arn
  container_definitions = file("containers.json")
}

resource "aws_iam_role" "task" {
  count              = 1
  name_prefix        = "api-"
  assume_role_policy = file("trust.json")
}

resource "aws_iam_role_policy" "exec" {
  count  = 1
  name   = "exec"
  role   = aws_iam_role.task[0].id
  policy = var.policy
}

output "task_definition_arn" {
  value = aws_ecs_task_definition.this[0].arn
}
