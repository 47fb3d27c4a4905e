// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.block;
import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.link;
import static io.github.execready.evidence.terraform.Attribute.links;
import static io.github.execready.evidence.terraform.Attribute.plain;
import static io.github.execready.evidence.terraform.Types.AUTO_SCALING_GROUP;
import static io.github.execready.evidence.terraform.Types.DEFAULT_GROUP;
import static io.github.execready.evidence.terraform.Types.DEFAULT_SUBNET;
import static io.github.execready.evidence.terraform.Types.GROUP;
import static io.github.execready.evidence.terraform.Types.LAUNCH_CONFIGURATION;
import static io.github.execready.evidence.terraform.Types.LAUNCH_TEMPLATE;
import static io.github.execready.evidence.terraform.Types.PROFILE;
import static io.github.execready.evidence.terraform.Types.SUBNET;

import java.util.stream.Stream;

/** What container instances are made from. */
final class HostShapes {

    private HostShapes() {}

    static Stream<Shape> all() {
        Attribute profile = block(
                "iam_instance_profile",
                "LaunchTemplateData.IamInstanceProfile",
                link("arn", "Arn", PROFILE),
                link("name", "Name", PROFILE));
        Attribute[] specification = {
            link("launch_template_id", "LaunchTemplateId", LAUNCH_TEMPLATE),
            plain("launch_template_name"),
            plain("version")
        };
        Attribute[] options = {plain("http_endpoint"), plain("http_tokens"), plain("http_put_response_hop_limit")};
        return Stream.of(
                Shape.of(
                        LAUNCH_TEMPLATE,
                        "AWS::EC2::LaunchTemplate",
                        plain("name", "LaunchTemplateName"),
                        profile,
                        links("vpc_security_group_ids", "LaunchTemplateData.SecurityGroupIds", GROUP, DEFAULT_GROUP),
                        blocks(
                                "network_interfaces",
                                "LaunchTemplateData.NetworkInterfaces",
                                plain("associate_public_ip_address"),
                                link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET),
                                links("security_groups", "Groups", GROUP, DEFAULT_GROUP)),
                        block("metadata_options", "LaunchTemplateData.MetadataOptions", options)),
                Shape.of(
                        LAUNCH_CONFIGURATION,
                        "AWS::AutoScaling::LaunchConfiguration",
                        plain("name", "LaunchConfigurationName"),
                        link("iam_instance_profile", "IamInstanceProfile", PROFILE),
                        links("security_groups", "SecurityGroups", GROUP, DEFAULT_GROUP),
                        plain("associate_public_ip_address"),
                        block("metadata_options", options)),
                Shape.of(
                        AUTO_SCALING_GROUP,
                        "AWS::AutoScaling::AutoScalingGroup",
                        plain("name", "AutoScalingGroupName"),
                        links("vpc_zone_identifier", "VPCZoneIdentifier", SUBNET, DEFAULT_SUBNET),
                        link("launch_configuration", "LaunchConfigurationName", LAUNCH_CONFIGURATION),
                        block(
                                "launch_template",
                                link("id", "LaunchTemplateId", LAUNCH_TEMPLATE),
                                link("name", "LaunchTemplateName", LAUNCH_TEMPLATE),
                                plain("version")),
                        block(
                                "mixed_instances_policy",
                                block("launch_template", block("launch_template_specification", specification)))));
    }
}
