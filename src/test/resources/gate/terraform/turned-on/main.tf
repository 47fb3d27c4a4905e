resource "aws_ecs_service" "web" {
  name                   = "web"
  cluster                = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
  task_definition        = aws_ecs_task_definition.web.arn
  enable_execute_command = true
}
