// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcBlockPublicAccessExclusion;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsResponse;

/** Reads VPC Block Public Access, which is one setting for the account's whole Region. */
final class BlockPublicAccessReader {

    private final AwsApi api;

    BlockPublicAccessReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<VpcBlockPublicAccess>> blockPublicAccess() {
        return api.ask(
                        Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
                        DescribeVpcBlockPublicAccessOptionsRequest.builder().build())
                .with(
                        exclusions(),
                        (answer, exclusions) ->
                                answer.evidence((response, origin) -> options(response, origin, exclusions)));
    }

    private static Evidence<VpcBlockPublicAccess> options(
            DescribeVpcBlockPublicAccessOptionsResponse response,
            Origin origin,
            Evidence<List<VpcBlockPublicAccessExclusion>> exclusions) {
        Reading reading = Reading.at(origin.at("VpcBlockPublicAccessOptions"));
        return Reading.at(origin)
                .required("VpcBlockPublicAccessOptions", response.vpcBlockPublicAccessOptions())
                .map(options -> new VpcBlockPublicAccess(
                        reading.text("InternetGatewayBlockMode", options.internetGatewayBlockModeAsString()),
                        reading.text("State", options.stateAsString()),
                        exclusions));
    }

    private Pending<Evidence<List<VpcBlockPublicAccessExclusion>>> exclusions() {
        return Ec2Pages.BLOCK_PUBLIC_ACCESS_EXCLUSIONS.read(
                api,
                DescribeVpcBlockPublicAccessExclusionsRequest.builder().build(),
                (exclusion, reading) -> new VpcBlockPublicAccessExclusion(
                        Reading.plain(exclusion.exclusionId()),
                        reading.arn("ResourceArn", exclusion.resourceArn()),
                        reading.text("InternetGatewayExclusionMode", exclusion.internetGatewayExclusionModeAsString()),
                        reading.text("State", exclusion.stateAsString())));
    }
}
