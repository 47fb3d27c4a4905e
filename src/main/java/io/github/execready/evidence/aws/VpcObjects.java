// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.NatGateway;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.RouteTable;
import io.github.execready.model.Subnet;
import io.github.execready.model.TransitGatewayAttachment;
import io.github.execready.model.VpcEndpoint;
import java.util.List;

/** What is in a VPC, all of it asked for at once by the VPC's id. */
record VpcObjects(
        Evidence<List<Subnet>> subnets,
        Evidence<List<RouteTable>> routeTables,
        Evidence<List<NetworkAcl>> networkAcls,
        Evidence<List<VpcEndpoint>> endpoints,
        Evidence<List<NatGateway>> natGateways,
        Evidence<List<InternetGateway>> internetGateways,
        Evidence<List<TransitGatewayAttachment>> transitGatewayAttachments) {

    static Pending<VpcObjects> read(AwsApi api, String vpcId) {
        GatewayReader gateways = new GatewayReader(api);
        Pending<Evidence<List<Subnet>>> subnets = new SubnetReader(api).ofVpc(vpcId);
        Pending<Evidence<List<RouteTable>>> routeTables = new RouteTableReader(api).ofVpc(vpcId);
        Pending<Evidence<List<NetworkAcl>>> networkAcls = new NetworkAclReader(api).ofVpc(vpcId);
        Pending<Evidence<List<VpcEndpoint>>> endpoints = new EndpointReader(api).ofVpc(vpcId);
        Pending<Evidence<List<NatGateway>>> nat = gateways.natGateways(vpcId);
        Pending<Evidence<List<InternetGateway>>> internet = gateways.internetGateways(vpcId);
        Pending<Evidence<List<TransitGatewayAttachment>>> transit = gateways.transitGatewayAttachments(vpcId);
        return Pending.of(
                List.of(subnets, routeTables, networkAcls, endpoints, nat, internet, transit),
                () -> new VpcObjects(
                        subnets.join(),
                        routeTables.join(),
                        networkAcls.join(),
                        endpoints.join(),
                        nat.join(),
                        internet.join(),
                        transit.join()));
    }

    static VpcObjects unknown(Gap gap) {
        return new VpcObjects(
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap));
    }
}
