// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.known;

import io.github.execready.model.InternetGateway;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.Subnet;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network of the healthy targets: the private subnet {@code subnet-1}, whose routes {@code rtb-1} lead nowhere else, with
 * interface endpoints in it; and the public subnet {@code subnet-2} with an internet gateway and a NAT gateway.
 */
public final class Networks {

    private static final String FULL_ACCESS =
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

    private Networks() {}

    static Network healthy(String interfaceId) {
        return new Network(
                known(networkInterface(interfaceId)),
                known(new Vpc(
                        "vpc-1",
                        known(List.of("10.0.0.0/16")),
                        known(true),
                        known(true),
                        known("111122223333"),
                        known(List.of("AmazonProvidedDNS")))),
                known(List.of(subnet("subnet-1", "10.0.1.0/24"), subnet("subnet-2", "10.0.2.0/24"))),
                known(List.of(
                        table("rtb-1", "subnet-1", route("10.0.0.0/16", "local")),
                        table("rtb-2", "subnet-2", route("10.0.0.0/16", "local"), route("0.0.0.0/0", "igw-1")))),
                known(List.of(
                        group("sg-1", List.of(), List.of(all())),
                        group("sg-vpce", List.of(https("10.0.0.0/16")), List.of()))),
                known(List.of(acl("acl-1", "subnet-1"), acl("acl-2", "subnet-2"))),
                known(Stream.of("ssmmessages", "kms", "logs", "s3")
                        .map(Networks::endpoint)
                        .toList()),
                known(List.of(new NatGateway(
                        "nat-1",
                        known("subnet-2"),
                        known("available"),
                        known("public"),
                        known("zonal"),
                        absent("RouteTableId")))),
                known(List.of(new InternetGateway("igw-1", known(List.of("vpc-1"))))),
                known(List.of()),
                known(List.of()),
                known(List.of()),
                known(new VpcBlockPublicAccess(known("off"), known("default-state"), known(List.of()))),
                absent("plannedInterfaces"));
    }

    public static Route route(String destination, String target) {
        return new Route(destination, known(target), known("active"));
    }

    public static SecurityGroupRule https(String cidr) {
        return new SecurityGroupRule("tcp", 443, 443, List.of(cidr), List.of(), List.of(), List.of());
    }

    /** An endpoint of a service in the private subnet: {@code vpce-kms}. */
    public static VpcEndpoint endpoint(String service) {
        return new VpcEndpoint(
                "vpce-" + service,
                "vpc-1",
                "com.amazonaws.eu-west-1." + service,
                known("Interface"),
                known("available"),
                known(true),
                known(List.of("subnet-1")),
                known(List.of("sg-vpce")),
                known(List.of()),
                known(List.of("eni-" + service)),
                known(new PolicyDocument("", FULL_ACCESS)),
                known("ipv4"),
                known(List.of()),
                absent("PrivateDnsOnlyForInboundResolverEndpoint"));
    }

    private static NetworkInterface networkInterface(String id) {
        return new NetworkInterface(
                id,
                "subnet-1",
                known("vpc-1"),
                known(List.of("sg-1")),
                known(List.of("10.0.1.10")),
                known(List.of()),
                absent("Association.PublicIp"),
                known(true),
                known("111122223333"));
    }

    private static Subnet subnet(String id, String cidr) {
        return new Subnet(
                id,
                "vpc-1",
                known("euw1-az1"),
                known(cidr),
                known(List.of()),
                absent("Ipv6AddressAttribute"),
                known(false),
                known(false),
                known("111122223333"),
                known(false),
                known("off"));
    }

    private static RouteTable table(String id, String subnet, Route... routes) {
        return new RouteTable(id, "vpc-1", false, List.of(subnet), known(List.of(routes)));
    }

    private static SecurityGroup group(String id, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {
        return new SecurityGroup(id, known("vpc-1"), known(ingress), known(egress));
    }

    private static SecurityGroupRule all() {
        return new SecurityGroupRule("-1", -1, -1, List.of("0.0.0.0/0"), List.of(), List.of(), List.of());
    }

    private static NetworkAcl acl(String id, String subnet) {
        return new NetworkAcl(
                id,
                "vpc-1",
                true,
                List.of(subnet),
                known(List.of(
                        new NetworkAclEntry(100, true, true, "-1", "0.0.0.0/0", -1, -1),
                        new NetworkAclEntry(100, false, true, "-1", "0.0.0.0/0", -1, -1))));
    }
}
