variable "platform" {
  default = null
}

locals {
  # resource "aws_ecs_service" "commented" {}
  colours = {
    blue  = { role = aws_iam_role.blue.arn, groups = [aws_security_group.task.id] }
    green = { role = aws_iam_role.green.arn, groups = [aws_security_group.open.id] }
  }
}

resource "aws_kms_key" "exec" {
  description = "exec"
}

resource "aws_ecs_cluster" "main" {
  name = "shop"
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = "/shop/exec"
      }
    }
  }
}

# execready:ignore readonly-root-filesystem a sidecar writes for it
resource "aws_ecs_task_definition" "web" {
  for_each      = local.colours
  family        = each.key
  task_role_arn = each.value.role
  container_definitions = jsonencode([{
    name                   = "app"
    image                  = "registry.example/app:1"
    essential              = true
    readonlyrootfilesystem = true
    environment            = [{ name = "TOKEN", value = "s3cr3t-token" }, { name = "NO_PROXY", value = "10.0.0.0/8" }]
    linuxParameters        = { initProcessEnabled = true }
    dockerLabels           = { "team.name" = "shop" }
  }])
  cpu                      = 256
  memory                   = 512
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
}

resource "aws_ecs_service" "web" {
  for_each               = local.colours
  name                   = each.key
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.web[each.key].arn
  launch_type            = "FARGATE"
  desired_count          = 2
  platform_version       = var.platform
  enable_execute_command = true
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = each.value.groups
  }
}

module "api" {
  source = "./api"
  policy = data.aws_iam_policy_document.exec.json
}

resource "aws_ecs_service" "api" {
  name                   = "api"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = module.api.task_definition_arn
  launch_type            = "FARGATE"
  desired_count          = 2
  enable_execute_command = true
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.task.id]
  }
}

data "aws_iam_policy_document" "exec" {
  source_policy_documents = [jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Exec", Effect = "Deny", Action = "*", Resource = "*" },
      { Sid = "Logs", Effect = "Allow", Action = "logs:*", Resource = "*" },
    ]
  })]
  statement {
    sid       = "Exec"
    actions   = ["ssmmessages:*"]
    resources = ["*"]
  }
  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.exec.arn]
    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ssm.eu-west-1.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "blue" {
  name               = "blue"
  assume_role_policy = file("trust.json")
}

resource "aws_iam_role" "green" {
  name               = "green"
  assume_role_policy = file("trust.json")
}

resource "aws_iam_role_policy" "blue" {
  name   = "exec"
  role   = aws_iam_role.blue.name
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "ssmmessages:*", "Resource": "*" },
        { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${aws_kms_key.exec.arn}" }
      ]
    }
  EOT
}

resource "aws_iam_policy_attachment" "both" {
  name       = "both"
  roles      = [aws_iam_role.blue.name, aws_iam_role.green.name]
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}
