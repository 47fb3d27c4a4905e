// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

/** What attributes of resources are called when others refer to them. */
final class Names {

    /** An attribute that stands for the resource as a whole. */
    static final String WHOLE = "";

    private Names() {}

    /**
     * The attribute in CloudFormation's spelling. A log group's ARN is not: CloudFormation's {@code Arn} ends in {@code :*}, and
     * Terraform's does not, which decides what a policy with it allows.
     */
    static String attribute(String type, String attribute) {
        return switch (attribute) {
            case WHOLE -> WHOLE;
            case "arn" -> type.equals("aws_cloudwatch_log_group") ? "LogGroupArn" : "Arn";
            case "id" ->
                switch (type) {
                    case "aws_security_group", "aws_default_security_group" -> "GroupId";
                    case "aws_ecs_cluster", "aws_ecs_service", "aws_ecs_capacity_provider" -> "Arn";
                    default -> "Ref";
                };
            case "name", "family", "bucket", "key_id" -> "Ref";
            case "arn_without_revision" -> "Arn";
            case "latest_version" -> "LatestVersionNumber";
            case "default_version" -> "DefaultVersionNumber";
            case "default_security_group_id" -> "DefaultSecurityGroup";
            default -> Attribute.pascal(attribute);
        };
    }
}
