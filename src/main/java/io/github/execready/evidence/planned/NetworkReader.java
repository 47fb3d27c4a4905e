// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the network that a task will be in, with the interfaces that it may get there. */
final class NetworkReader {

    static final String VPC = "AWS::EC2::VPC";

    private final Scope scope;
    private final SubnetReader subnets;

    NetworkReader(Scope scope) {
        this.scope = scope;
        this.subnets = new SubnetReader(scope);
    }

    Evidence<Network> network(Places places) {
        Property first = places.subnets().get(0);
        Origin origin = first.origin();
        List<SubnetReader.Read> read = subnets.all(places.subnets());
        List<NetworkInterface> planned = new ArrayList<>();
        for (Property subnet : places.subnets()) {
            planned.add(planned(subnet, places, read));
        }
        Optional<SubnetReader.Read> start = read.stream()
                .filter(one -> one.id().equals(planned.get(0).subnetId()))
                .findFirst();
        Optional<Gap> unseen = start.flatMap(SubnetReader.Read::outsideVpc)
                .or(() -> scope.graph().elsewhere())
                .or(() -> new EndpointReader(scope).unclear());
        Optional<Gap> added =
                start.flatMap(this::vpcOf).flatMap(scope.graph()::elsewhere).filter(gap -> unseen.isEmpty());
        String vpcId = start.map(SubnetReader.Read::vpcId).orElse("");
        SubnetReader.Surroundings everywhere = subnets.around(read);
        // Addresses of another VPC are not within this one, even where they are the same.
        SubnetReader.Surroundings around = start.filter(one -> one.outsideVpc().isEmpty())
                .map(one ->
                        everywhere.within(one.vpcId(), scope.of(Concern.NETWORK).vpcIds()))
                .orElse(everywhere);
        return Evidence.known(
                new Network(
                        Evidence.absent(origin),
                        start.map(this::vpc).orElseGet(() -> Evidence.unknown(first.outside("the VPC"))),
                        Evidence.known(around.subnets(), origin),
                        Evidence.known(around.tables(), origin),
                        Evidence.known(groups(places.groups(), planned), origin),
                        Evidence.known(around.acls(), origin),
                        unseen.<Evidence<List<VpcEndpoint>>>map(Evidence::unknown)
                                .orElseGet(() -> endpoints(added, origin)),
                        Evidence.known(scope.of(Concern.NETWORK).natGateways(), origin),
                        Evidence.known(internetGateways(vpcId), origin),
                        Evidence.known(List.of(), origin),
                        Evidence.known(List.of(), origin),
                        Evidence.known(List.of(), origin),
                        Evidence.known(new PublicAccessReader(scope).ofRegion(origin), origin),
                        Evidence.known(List.copyOf(planned), origin)),
                stated(origin, places, added.filter(gap -> hasNat())));
    }

    private NetworkInterface planned(Property subnet, Places places, List<SubnetReader.Read> read) {
        String id = subnet.resource(SubnetReader.TYPE)
                .map(resource -> scope.names().id(scope, resource))
                .orElseGet(() -> Places.id(subnet, "subnet-"));
        String vpcId = read.stream()
                .filter(one -> one.id().equals(id))
                .map(SubnetReader.Read::vpcId)
                .findFirst()
                .orElse("");
        Property groups = places.groups();
        Evidence<List<String>> ids = groups.items()
                .map(all -> all.stream().map(group -> Places.id(group, "sg-")).toList());
        boolean none = groups.value().isAbsent() || ids.is(List.of());
        Evidence<List<String>> any = Evidence.unknown(subnet.gap("the task may get any free address of the subnet"));
        return new NetworkInterface(
                "eni-in-" + id,
                id,
                Evidence.known(vpcId, subnet.origin()),
                none ? Evidence.known(List.of(Names.defaultGroup(vpcId)), groups.origin()) : ids,
                any,
                any,
                places.publicAddress()
                        .apply(subnet)
                        .fold(
                                known -> known.value()
                                        ? Evidence.known("", known.origin())
                                        : Evidence.absent(known.origin()),
                                absent -> Evidence.absent(absent.origin()),
                                unknown -> Evidence.unknown(unknown.gap())),
                Evidence.known(true, subnet.origin()),
                Evidence.unknown(subnet.gap("the owner is known once the interface exists")));
    }

    /** The groups that packets may pass, of which an input has many more: those of the interfaces and of endpoints. */
    private List<SecurityGroup> groups(Property named, List<NetworkInterface> planned) {
        Map<String, SecurityGroup> own = scope.of(Concern.NETWORK).groups();
        List<SecurityGroup> groups = Stream.concat(
                        planned.stream().map(NetworkInterface::securityGroupIds),
                        scope.of(Concern.NETWORK).endpoints().stream().map(VpcEndpoint::securityGroupIds))
                .flatMap(ids -> ids.toOptional().stream())
                .flatMap(List::stream)
                .distinct()
                .flatMap(id -> Optional.ofNullable(own.get(id)).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        addOutside(groups, named, planned.get(0));
        return List.copyOf(groups);
    }

    /** Groups that the input only names. */
    private void addOutside(List<SecurityGroup> groups, Property named, NetworkInterface planned) {
        for (Property group : named.each()) {
            if (group.resource(GroupReader.TYPE).isEmpty()) {
                String id = Places.id(group, "sg-");
                if (groups.stream().noneMatch(known -> known.id().equals(id))) {
                    groups.add(GroupReader.outside(id, group.outside("the security group")));
                }
            }
        }
        for (String id : planned.securityGroupIds().toOptional().orElse(List.of())) {
            if (groups.stream().noneMatch(known -> known.id().equals(id))) {
                groups.add(GroupReader.outside(id, named.outside("the default security group")));
            }
        }
    }

    /**
     * The endpoints of the input. A module that nobody can read may add others; where there is a way out by a NAT gateway,
     * nobody needs one for its sake.
     */
    private Evidence<List<VpcEndpoint>> endpoints(Optional<Gap> added, Origin origin) {
        if (added.isEmpty()) {
            return Evidence.known(scope.of(Concern.NETWORK).endpoints(), origin);
        }
        return hasNat()
                ? Evidence.known(scope.of(Concern.NETWORK).endpoints(), origin.assuming(addsNothing(added.get())))
                : Evidence.unknown(added.get());
    }

    private boolean hasNat() {
        return !scope.ofType("AWS::EC2::NatGateway").isEmpty();
    }

    private static String addsNothing(Gap module) {
        return module.source() + " adds no endpoint to the VPC";
    }

    /** An open way rests on all that its subnets and groups rest on. */
    private Origin stated(Origin origin, Places places, Optional<Gap> added) {
        Set<String> assumptions = new LinkedHashSet<>();
        places.subnets()
                .forEach(subnet -> subnet.resource(SubnetReader.TYPE)
                        .ifPresent(found -> assumptions.addAll(Values.assumptions(found.properties()))));
        places.groups()
                .each()
                .forEach(group -> group.resource(GroupReader.TYPE)
                        .ifPresent(found -> assumptions.addAll(Values.assumptions(found.properties()))));
        added.map(NetworkReader::addsNothing).ifPresent(assumptions::add);
        Origin stated = LeftOut.resting(origin, scope.graph(), type -> type.startsWith("AWS::EC2::"));
        for (String assumption : assumptions) {
            stated = stated.assumption().contains(assumption) ? stated : stated.assuming(assumption);
        }
        return stated;
    }

    private Optional<Resource> vpcOf(SubnetReader.Read start) {
        return start.resource().flatMap(subnet -> scope.of(subnet).at("VpcId").resource(VPC));
    }

    private Evidence<Vpc> vpc(SubnetReader.Read start) {
        Optional<Resource> found = vpcOf(start);
        Gap gap = start.outsideVpc()
                .orElseGet(() -> new Gap(Gap.Reason.OUTSIDE_THE_INPUT, start.vpcId(), "the VPC is not in the input"));
        return found.map(resource ->
                        Evidence.known(vpc(resource), scope.of(resource).origin()))
                .orElseGet(() -> Evidence.known(
                        new Vpc(
                                start.vpcId(),
                                Evidence.unknown(gap),
                                Evidence.unknown(gap),
                                Evidence.unknown(gap),
                                Evidence.unknown(gap),
                                Evidence.unknown(gap)),
                        new Origin(start.vpcId(), "")));
    }

    /**
     * A VPC.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html">
     *     EnableDnsSupport is on unless turned off, EnableDnsHostnames off unless turned on</a>
     */
    private Vpc vpc(Resource resource) {
        Property vpc = scope.of(resource);
        return new Vpc(
                scope.names().id(scope, resource),
                vpc.at("CidrBlock").text().map(List::of),
                vpc.at("EnableDnsSupport").flag().absentAs(true),
                vpc.at("EnableDnsHostnames").flag().absentAs(false),
                Evidence.unknown(vpc.gap("the owner is known once the VPC exists")),
                nameServers(resource));
    }

    private Evidence<List<String>> nameServers(Resource vpc) {
        return scope.ofType("AWS::EC2::VPCDHCPOptionsAssociation").stream()
                .filter(association ->
                        !scope.of(association).at("VpcId").names(vpc).is(false))
                .findFirst()
                .map(association -> scope.exists(association)
                        .flatMap(
                                exists -> nameServers(vpc, scope.of(association).at("DhcpOptionsId"))))
                .orElseGet(() -> amazon(vpc));
    }

    private Evidence<List<String>> nameServers(Resource vpc, Property options) {
        return options.resource("AWS::EC2::DHCPOptions")
                .map(found -> scope.of(found).at("DomainNameServers").texts().absentAs(List.of()))
                .orElseGet(() -> options.text().is("default")
                        ? amazon(vpc)
                        : Evidence.unknown(options.outside("the DHCP option set")));
    }

    private Evidence<List<String>> amazon(Resource vpc) {
        return Evidence.known(List.of("AmazonProvidedDNS"), scope.of(vpc).origin());
    }

    List<NatGateway> natGateways() {
        return scope.graph().ofType("AWS::EC2::NatGateway").stream()
                .map(resource -> {
                    Property nat = scope.of(resource);
                    return new NatGateway(
                            scope.names().id(scope, resource),
                            nat.at("SubnetId").text(),
                            scope.exists(resource).map(exists -> exists ? "available" : "deleted"),
                            nat.at("ConnectivityType").text(),
                            nat.at("AvailabilityMode").text(),
                            Evidence.absent(nat.origin()));
                })
                .toList();
    }

    private List<InternetGateway> internetGateways(String vpcId) {
        return scope.ofType("AWS::EC2::InternetGateway").stream()
                .map(resource -> new InternetGateway(scope.names().id(scope, resource), attached(resource, vpcId)))
                .toList();
    }

    private Evidence<List<String>> attached(Resource gateway, String vpcId) {
        List<String> vpcs = new ArrayList<>();
        for (Resource attachment : scope.naming("AWS::EC2::VPCGatewayAttachment", "InternetGatewayId", gateway)) {
            Property a = scope.of(attachment);
            Evidence<Boolean> ofGateway = a.at("InternetGatewayId").value().isAbsent()
                    ? Evidence.known(false, a.origin())
                    : a.at("InternetGatewayId").names(gateway);
            if (!ofGateway.is(false) && scope.exists(attachment) instanceof Evidence.Unknown<Boolean> unknown) {
                return Evidence.unknown(unknown.gap());
            }
            if (ofGateway instanceof Evidence.Unknown<Boolean> unknown) {
                return Evidence.unknown(unknown.gap());
            }
            if (ofGateway.is(true)) {
                String attached = Places.id(a.at("VpcId"), "vpc-");
                if (a.at("VpcId").text().isUnknown() && !attached.equals(vpcId)) {
                    return Evidence.unknown(a.at("VpcId").outside("the VPC"));
                }
                vpcs.add(attached);
            }
        }
        return Evidence.known(List.copyOf(vpcs), scope.of(gateway).origin());
    }
}
