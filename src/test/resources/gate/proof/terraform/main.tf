terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_kms_key" "sessions" {
  description = "what is typed in sessions"
}

resource "aws_cloudwatch_log_group" "sessions" {
  name       = "/shop/sessions"
  kms_key_id = aws_kms_key.sessions.arn
}

resource "aws_s3_bucket" "sessions" {
  bucket = "shop-sessions"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "sessions" {
  bucket = aws_s3_bucket.sessions.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.sessions.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.sessions.name
        s3_bucket_name                 = aws_s3_bucket.sessions.id
        s3_bucket_encryption_enabled   = true
      }
    }
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.execution.arn
  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }
  container_definitions = jsonencode([
    {
      name            = "app"
      image           = "registry.example/shop/web:7"
      essential       = true
      environment     = [{ name = "TOPIC", value = "orders" }]
      linuxParameters = { initProcessEnabled = true }
      portMappings    = [{ containerPort = 8080 }]
      logConfiguration = {
        logDriver = "awslogs"
        options   = { "awslogs-group" = "/shop/web", "awslogs-region" = "eu-west-1", "awslogs-stream-prefix" = "web" }
      }
    }
  ])
}

resource "aws_ecs_service" "web" {
  name                   = "web"
  cluster                = aws_ecs_cluster.shop.id
  task_definition        = aws_ecs_task_definition.web.arn
  launch_type            = "FARGATE"
  platform_version       = "1.4.0"
  desired_count          = 2
  enable_execute_command = true
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.task.id]
  }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 3 * * ? *)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_ecs_cluster.shop.arn
  role_arn = aws_iam_role.events.arn
  ecs_target {
    task_definition_arn    = aws_ecs_task_definition.web.arn
    launch_type            = "FARGATE"
    platform_version       = "1.4.0"
    enable_execute_command = true
    network_configuration {
      subnets          = [aws_subnet.public.id]
      security_groups  = [aws_security_group.task.id]
      assign_public_ip = true
    }
  }
}
