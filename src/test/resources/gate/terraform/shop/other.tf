resource "aws_cloudwatch_event_target" "nightly" {
  rule = "nightly"
  arn  = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
  ecs_target {
    task_definition_arn    = module.api.task_definition_arn
    task_count             = 1
    launch_type            = "FARGATE"
    enable_execute_command = true
    network_configuration {
      subnets          = ["subnet-0123456789abcdef0"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "replaced" {
  name                   = "replaced"
  cluster                = "other"
  task_definition        = "worker:7"
  enable_execute_command = true
}
