import { Stack, NestedStack } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';

export class Web extends Stack {
  constructor(scope, id, role) {
    super(scope, id);
    const inner = new NestedStack(this, 'Services');
    const definition = new ecs.FargateTaskDefinition(inner, 'Task', { taskRole: role });
    const service = new ecs.FargateService(inner, 'Service', {
      taskDefinition: definition,
      enableExecuteCommand: true,
    });
  }
}
