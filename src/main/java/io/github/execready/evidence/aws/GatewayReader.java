// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.NatGateway;
import io.github.execready.model.TransitGatewayAttachment;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Reads the gateways that lead out of a VPC. */
final class GatewayReader {

    /** EC2 answers {@code available}, where its model says {@code attached}. */
    private static final Set<String> ATTACHED = Set.of("available", "attached");

    private final AwsApi api;

    GatewayReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<List<NatGateway>>> natGateways(String vpcId) {
        return Ec2Pages.NAT_GATEWAYS.read(
                api,
                DescribeNatGatewaysRequest.builder()
                        .filter(Ec2Pages.filter("vpc-id", vpcId))
                        .build(),
                (gateway, reading) -> new NatGateway(
                        Reading.plain(gateway.natGatewayId()),
                        reading.text("SubnetId", gateway.subnetId()),
                        reading.text("State", gateway.stateAsString()),
                        reading.text("ConnectivityType", gateway.connectivityTypeAsString()),
                        reading.text("AvailabilityMode", gateway.availabilityModeAsString()),
                        reading.text("RouteTableId", gateway.routeTableId())));
    }

    Pending<Evidence<List<InternetGateway>>> internetGateways(String vpcId) {
        return Ec2Pages.INTERNET_GATEWAYS.read(
                api,
                DescribeInternetGatewaysRequest.builder()
                        .filters(Ec2Pages.filter("attachment.vpc-id", vpcId))
                        .build(),
                (gateway, reading) -> new InternetGateway(
                        Reading.plain(gateway.internetGatewayId()),
                        reading.texts(
                                "Attachments",
                                gateway.attachments().stream()
                                        .filter(attachment ->
                                                ATTACHED.contains(Reading.plain(attachment.stateAsString())))
                                        .map(InternetGatewayAttachment::vpcId)
                                        .filter(Objects::nonNull)
                                        .toList())));
    }

    Pending<Evidence<List<TransitGatewayAttachment>>> transitGatewayAttachments(String vpcId) {
        return Ec2Pages.TRANSIT_GATEWAY_ATTACHMENTS.read(
                api,
                DescribeTransitGatewayVpcAttachmentsRequest.builder()
                        .filters(Ec2Pages.filter("vpc-id", vpcId))
                        .build(),
                (attachment, reading) -> new TransitGatewayAttachment(
                        Reading.plain(attachment.transitGatewayAttachmentId()),
                        reading.text("TransitGatewayId", attachment.transitGatewayId()),
                        reading.text("State", attachment.stateAsString()),
                        reading.texts("SubnetIds", attachment.subnetIds())));
    }
}
