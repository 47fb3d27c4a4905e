// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.Vpc;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** Reads a VPC and how names are resolved in it. */
final class VpcReader {

    /** The id that stands for "no DHCP options". */
    private static final String NO_OPTIONS = "default";

    private record Description(
            Evidence<List<String>> cidrBlocks, Evidence<String> ownerId, Evidence<String> dhcpOptionsId) {}

    private final AwsApi api;

    VpcReader(AwsApi api) {
        this.api = api;
    }

    /** The VPC; what one of its calls does not tell is unknown in it. */
    Pending<Evidence<Vpc>> vpc(String id) {
        Pending<Evidence<Description>> description = describe(id);
        Pending<Evidence<Boolean>> support = attribute(
                id,
                VpcAttributeName.ENABLE_DNS_SUPPORT,
                "EnableDnsSupport",
                DescribeVpcAttributeResponse::enableDnsSupport);
        Pending<Evidence<Boolean>> hostnames = attribute(
                id,
                VpcAttributeName.ENABLE_DNS_HOSTNAMES,
                "EnableDnsHostnames",
                DescribeVpcAttributeResponse::enableDnsHostnames);
        Pending<Evidence<List<String>>> servers = description.then(
                described -> Chain.then(described.flatMap(Description::dhcpOptionsId), this::domainNameServers));
        return Pending.of(
                List.of(description, support, hostnames, servers),
                () -> vpc(
                        description.join(),
                        new Vpc(
                                id,
                                description.join().flatMap(Description::cidrBlocks),
                                support.join(),
                                hostnames.join(),
                                description.join().flatMap(Description::ownerId),
                                servers.join())));
    }

    private static Evidence<Vpc> vpc(Evidence<Description> described, Vpc vpc) {
        boolean attributes =
                vpc.enableDnsSupport().isKnown() || vpc.enableDnsHostnames().isKnown();
        return described.fold(
                known -> Evidence.known(vpc, known.origin()),
                absent -> Evidence.absent(absent.origin()),
                unknown -> attributes
                        ? Evidence.known(vpc, new Origin(Ec2Operations.DESCRIBE_VPC_ATTRIBUTE.action(), ""))
                        : Evidence.unknown(unknown.gap()));
    }

    private Pending<Evidence<Description>> describe(String id) {
        return Ec2Pages.VPCS.find(
                api,
                DescribeVpcsRequest.builder()
                        .filters(Ec2Pages.filter("vpc-id", id))
                        .build(),
                vpc -> id.equals(vpc.vpcId()),
                (vpc, reading) -> new Description(
                        reading.texts(
                                "CidrBlockAssociationSet",
                                vpc.cidrBlockAssociationSet().stream()
                                        .filter(VpcReader::associated)
                                        .map(VpcCidrBlockAssociation::cidrBlock)
                                        .toList()),
                        reading.text("OwnerId", vpc.ownerId()),
                        reading.text(
                                "DhcpOptionsId", NO_OPTIONS.equals(vpc.dhcpOptionsId()) ? "" : vpc.dhcpOptionsId())));
    }

    private static boolean associated(VpcCidrBlockAssociation association) {
        return association.cidrBlock() != null
                && (association.cidrBlockState() == null
                        || "associated".equals(association.cidrBlockState().stateAsString()));
    }

    private Pending<Evidence<Boolean>> attribute(
            String id,
            VpcAttributeName name,
            String member,
            Function<DescribeVpcAttributeResponse, @Nullable AttributeBooleanValue> value) {
        return api.ask(
                        Ec2Operations.DESCRIBE_VPC_ATTRIBUTE,
                        DescribeVpcAttributeRequest.builder()
                                .vpcId(id)
                                .attribute(name)
                                .build())
                .map(answer -> answer.evidence((response, origin) -> {
                    AttributeBooleanValue found = value.apply(response);
                    return Reading.at(origin).in(member).required("Value", found == null ? null : found.value());
                }));
    }

    private Pending<Evidence<List<String>>> domainNameServers(String dhcpOptionsId) {
        return api.ask(
                        Ec2Operations.DESCRIBE_DHCP_OPTIONS,
                        DescribeDhcpOptionsRequest.builder()
                                .filters(Ec2Pages.filter("dhcp-options-id", dhcpOptionsId))
                                .build())
                .map(answer -> answer.evidence((response, origin) -> domainNameServers(response, origin)));
    }

    private static Evidence<List<String>> domainNameServers(DescribeDhcpOptionsResponse response, Origin origin) {
        Reading reading = Reading.at(origin.at("DhcpOptions", 0));
        return response.dhcpOptions().stream()
                .flatMap(options -> options.dhcpConfigurations().stream())
                .filter(configuration -> "domain-name-servers".equals(configuration.key()))
                .findFirst()
                .map(configuration -> reading.texts(
                        "DhcpConfigurations",
                        configuration.values().stream()
                                .map(AttributeValue::value)
                                .toList()))
                .orElseGet(
                        () -> Evidence.absent(reading.in("DhcpConfigurations").origin()));
    }
}
