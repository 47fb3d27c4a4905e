// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.PrefixList;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.Subnet;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcBlockPublicAccessExclusion;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A VPC to be put together piece by piece; a piece of an id that is there already is replaced. */
final class World {

    static final String REGION = "eu-west-1";
    static final String VPC = "vpc-1";
    static final Gap HIDDEN = new Gap(Gap.Reason.ACCESS_DENIED, "test:World", "AccessDenied");

    private static final Origin ORIGIN = new Origin("test:World", "value");

    final Map<String, Subnet> subnets = new LinkedHashMap<>();
    final Map<String, RouteTable> tables = new LinkedHashMap<>();
    final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    final Map<String, NetworkAcl> acls = new LinkedHashMap<>();
    final Map<String, VpcEndpoint> endpoints = new LinkedHashMap<>();
    final Map<String, NatGateway> nats = new LinkedHashMap<>();
    final Map<String, InternetGateway> internetGateways = new LinkedHashMap<>();
    final Map<String, PrefixList> lists = new LinkedHashMap<>();
    final Map<String, NetworkInterface> routeInterfaces = new LinkedHashMap<>();
    Vpc vpc = new Vpc(
            VPC,
            known(List.of("10.0.0.0/16")),
            known(true),
            known(true),
            known("111122223333"),
            known(List.of("AmazonProvidedDNS")));
    NetworkInterface own = networkInterface("eni-1", "subnet-task", List.of("sg-task"), "10.0.1.10");
    Evidence<VpcBlockPublicAccess> blockPublicAccess = publicAccess("off");

    /** A task behind a NAT gateway, with nothing in its way. */
    static World withNat() {
        return new World()
                .subnet("subnet-task", "10.0.1.0/24")
                .subnet("subnet-nat", "10.0.0.0/24")
                .subnet("subnet-a", "10.0.2.0/24")
                .subnet("subnet-b", "10.0.3.0/24")
                .table("rtb-main", true, List.of(), route("10.0.0.0/16", "local"))
                .table(
                        "rtb-task",
                        false,
                        List.of("subnet-task"),
                        route("10.0.0.0/16", "local"),
                        route("0.0.0.0/0", "nat-1"))
                .table(
                        "rtb-nat",
                        false,
                        List.of("subnet-nat"),
                        route("10.0.0.0/16", "local"),
                        route("0.0.0.0/0", "igw-1"))
                .group("sg-task", List.of(), List.of(all("0.0.0.0/0")))
                .acl("acl-1", List.of("subnet-task", "subnet-nat", "subnet-a", "subnet-b"), open())
                .nat("nat-1", "subnet-nat", "available", "public")
                .internetGateway("igw-1", VPC);
    }

    /** A task with an endpoint and no way out of the VPC. */
    static World withEndpoint() {
        return withNat()
                .table("rtb-task", false, List.of("subnet-task"), route("10.0.0.0/16", "local"))
                .group("sg-endpoint", List.of(tcp(443, 443, "10.0.0.0/16")), List.of())
                .endpoint("vpce-1", "ssmmessages", "subnet-a", "subnet-b");
    }

    Network network() {
        return new Network(
                known(own),
                known(vpc),
                known(List.copyOf(subnets.values())),
                known(List.copyOf(tables.values())),
                known(List.copyOf(groups.values())),
                known(List.copyOf(acls.values())),
                known(List.copyOf(endpoints.values())),
                known(List.copyOf(nats.values())),
                known(List.copyOf(internetGateways.values())),
                known(List.copyOf(lists.values())),
                known(List.of()),
                known(List.copyOf(routeInterfaces.values())),
                blockPublicAccess,
                absent());
    }

    World subnet(String id, String cidr) {
        return subnet(new Subnet(
                id,
                VPC,
                known("euw1-az1"),
                known(cidr),
                known(List.of()),
                absent(),
                known(false),
                known(false),
                known("111122223333"),
                known(false),
                absent()));
    }

    /** Gives a subnet addresses of IPv6, perhaps alone. */
    World ipv6(String id, String cidr, boolean alone, String attribute) {
        Subnet old = subnets.get(id);
        return subnet(new Subnet(
                id,
                VPC,
                old.availabilityZoneId(),
                alone ? absent() : old.cidrBlock(),
                known(List.of(cidr)),
                known(attribute),
                known(alone),
                old.mapPublicIpOnLaunch(),
                old.ownerId(),
                old.enableDns64(),
                old.internetGatewayBlockMode()));
    }

    World subnet(Subnet subnet) {
        subnets.put(subnet.id(), subnet);
        return this;
    }

    World table(String id, boolean main, List<String> subnetIds, Route... routes) {
        tables.put(id, new RouteTable(id, VPC, main, subnetIds, known(List.of(routes))));
        return this;
    }

    World taskRoutes(Route... routes) {
        List<Route> all = new ArrayList<>(List.of(route("10.0.0.0/16", "local")));
        all.addAll(List.of(routes));
        return table("rtb-task", false, List.of("subnet-task"), all.toArray(Route[]::new));
    }

    World group(String id, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {
        groups.put(id, new SecurityGroup(id, known(VPC), known(ingress), known(egress)));
        return this;
    }

    World taskGroup(SecurityGroupRule... egress) {
        return group("sg-task", List.of(), List.of(egress));
    }

    World acl(String id, List<String> subnetIds, List<NetworkAclEntry> entries) {
        acls.put(id, new NetworkAcl(id, VPC, false, subnetIds, known(entries)));
        return this;
    }

    /** Gives one subnet an ACL of its own. */
    World aclOf(String subnetId, NetworkAclEntry... entries) {
        acls.replaceAll((id, acl) -> new NetworkAcl(
                id,
                VPC,
                false,
                acl.subnetIds().stream().filter(s -> !s.equals(subnetId)).toList(),
                acl.entries()));
        return acl("acl-" + subnetId, List.of(subnetId), List.of(entries));
    }

    World nat(String id, String subnetId, String state, String connectivity) {
        nats.put(id, new NatGateway(id, known(subnetId), known(state), known(connectivity), known("zonal"), absent()));
        return this;
    }

    World internetGateway(String id, String vpcId) {
        internetGateways.put(id, new InternetGateway(id, known(List.of(vpcId))));
        return this;
    }

    World list(String id, String name, String... cidrs) {
        lists.put(id, new PrefixList(id, known(name), known(List.of(cidrs))));
        return this;
    }

    World endpoint(String id, String service, String... subnetIds) {
        endpoints.put(
                id,
                new VpcEndpoint(
                        id,
                        VPC,
                        "com.amazonaws." + REGION + "." + service,
                        known("Interface"),
                        known("available"),
                        known(true),
                        known(List.of(subnetIds)),
                        known(List.of("sg-endpoint")),
                        known(List.of()),
                        known(List.of("eni-of-" + id)),
                        known(new PolicyDocument("", "{\"Statement\": []}")),
                        known("ipv4"),
                        known(List.of()),
                        absent()));
        return this;
    }

    World endpoint(String id, UnaryOperator<VpcEndpoint> change) {
        endpoints.computeIfPresent(id, (same, old) -> change.apply(old));
        return this;
    }

    World vpc(UnaryOperator<Vpc> change) {
        vpc = change.apply(vpc);
        return this;
    }

    World own(NetworkInterface changed) {
        own = changed;
        return this;
    }

    /** Puts a public address on the task's interface. */
    World publicIp(Evidence<String> ip) {
        return own(new NetworkInterface(
                own.id(),
                own.subnetId(),
                own.vpcId(),
                own.securityGroupIds(),
                own.privateIpv4Addresses(),
                own.ipv6Addresses(),
                ip,
                own.sourceDestCheck(),
                own.ownerId()));
    }

    World blockPublicAccess(String mode, VpcBlockPublicAccessExclusion... exclusions) {
        blockPublicAccess = publicAccess(mode, exclusions);
        return this;
    }

    static Evidence<VpcBlockPublicAccess> publicAccess(String mode, VpcBlockPublicAccessExclusion... exclusions) {
        return known(new VpcBlockPublicAccess(known(mode), known("update-complete"), known(List.of(exclusions))));
    }

    static VpcBlockPublicAccessExclusion exclusion(String resource, String mode) {
        return new VpcBlockPublicAccessExclusion(
                "vpcbpa-exclude-1",
                known(new Arn("aws", "ec2", REGION, "111122223333", resource)),
                known(mode),
                known("create-complete"));
    }

    static NetworkInterface networkInterface(String id, String subnetId, List<String> groups, String address) {
        boolean ipv6 = address.indexOf(':') >= 0;
        return new NetworkInterface(
                id,
                subnetId,
                known(VPC),
                known(groups),
                known(ipv6 ? List.of() : List.of(address)),
                known(ipv6 ? List.of(address) : List.of()),
                absent(),
                known(true),
                known("111122223333"));
    }

    static Route route(String destination, String target) {
        return new Route(destination, known(target), known("active"));
    }

    static Route blackhole(String destination, String target) {
        return new Route(destination, known(target), known("blackhole"));
    }

    static SecurityGroupRule all(String cidr) {
        boolean ipv6 = cidr.indexOf(':') >= 0;
        return new SecurityGroupRule(
                "-1", -1, -1, ipv6 ? List.of() : List.of(cidr), ipv6 ? List.of(cidr) : List.of(), List.of(), List.of());
    }

    static SecurityGroupRule tcp(int from, int to, String cidr) {
        return new SecurityGroupRule("tcp", from, to, List.of(cidr), List.of(), List.of(), List.of());
    }

    static SecurityGroupRule toList(String list) {
        return new SecurityGroupRule("tcp", 443, 443, List.of(), List.of(), List.of(list), List.of());
    }

    static SecurityGroupRule toGroup(String group) {
        return new SecurityGroupRule("tcp", 443, 443, List.of(), List.of(), List.of(), List.of(group));
    }

    static List<NetworkAclEntry> open() {
        return List.of(
                entry(100, true, true, "0.0.0.0/0", -1, -1),
                entry(100, false, true, "0.0.0.0/0", -1, -1),
                entry(32767, true, false, "0.0.0.0/0", -1, -1),
                entry(32767, false, false, "0.0.0.0/0", -1, -1));
    }

    /** An entry for TCP, or for all protocols where it names no ports. */
    static NetworkAclEntry entry(int number, boolean egress, boolean allow, String cidr, int from, int to) {
        return new NetworkAclEntry(number, egress, allow, from < 0 ? "-1" : "6", cidr, from, to);
    }

    static <T> Evidence<T> known(T value) {
        return Evidence.known(value, ORIGIN);
    }

    static <T> Evidence<T> absent() {
        return Evidence.absent(ORIGIN);
    }

    static <T> Evidence<T> hidden() {
        return Evidence.unknown(HIDDEN);
    }
}
