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

    private record Rules(Evidence<List<RouteTable>> routeTables, Evidence<List<NetworkAcl>> networkAcls) {}

    private record Places(Evidence<List<Subnet>> subnets, Evidence<List<VpcEndpoint>> endpoints) {}

    private record Gateways(Evidence<List<NatGateway>> nat, Evidence<List<InternetGateway>> internet) {}

    private record Ways(Gateways gateways, Evidence<List<TransitGatewayAttachment>> attachments) {}

    private record Inside(Places places, Rules rules) {}

    static Pending<VpcObjects> read(AwsApi api, String vpcId) {
        Pending<Rules> rules =
                new RouteTableReader(api).ofVpc(vpcId).with(new NetworkAclReader(api).ofVpc(vpcId), Rules::new);
        Pending<Places> places =
                new SubnetReader(api).ofVpc(vpcId).with(new EndpointReader(api).ofVpc(vpcId), Places::new);
        GatewayReader gateways = new GatewayReader(api);
        Pending<Ways> ways = gateways.natGateways(vpcId)
                .with(gateways.internetGateways(vpcId), Gateways::new)
                .with(gateways.transitGatewayAttachments(vpcId), Ways::new);
        return places.with(rules, Inside::new).with(ways, VpcObjects::of);
    }

    private static VpcObjects of(Inside inside, Ways ways) {
        return new VpcObjects(
                inside.places().subnets(),
                inside.rules().routeTables(),
                inside.rules().networkAcls(),
                inside.places().endpoints(),
                ways.gateways().nat(),
                ways.gateways().internet(),
                ways.attachments());
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
