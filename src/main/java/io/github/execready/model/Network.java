// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * What the account shows of the way from the task to Systems Manager. Every list holds what the account can see; what a
 * route, a rule or a setting names and no list holds is not visible, which says nothing about whether it exists.
 *
 * @param networkInterface the interface that the task's packets leave through; absent where no task runs yet
 * @param subnets the subnets of the VPC; which of them the service may use is in its configuration
 * @param routeTables the tables of the VPC
 * @param securityGroups the groups of the interface, of the service's configuration and of the endpoints, and the groups
 *     that their rules name
 * @param networkAcls the ACLs of the VPC
 * @param endpoints the endpoints of the VPC
 * @param prefixLists the lists that the routes and rules name
 * @param routeInterfaces the interfaces that routes lead to: NAT instances, appliances
 * @param blockPublicAccess what keeps internet gateways from working in the whole Region
 * @param plannedInterfaces the interfaces that a task which is not deployed yet may get, one for each subnet; absent for
 *     what is deployed
 */
public record Network(
        Evidence<NetworkInterface> networkInterface,
        Evidence<Vpc> vpc,
        Evidence<List<Subnet>> subnets,
        Evidence<List<RouteTable>> routeTables,
        Evidence<List<SecurityGroup>> securityGroups,
        Evidence<List<NetworkAcl>> networkAcls,
        Evidence<List<VpcEndpoint>> endpoints,
        Evidence<List<NatGateway>> natGateways,
        Evidence<List<InternetGateway>> internetGateways,
        Evidence<List<PrefixList>> prefixLists,
        Evidence<List<TransitGatewayAttachment>> transitGatewayAttachments,
        Evidence<List<NetworkInterface>> routeInterfaces,
        Evidence<VpcBlockPublicAccess> blockPublicAccess,
        Evidence<List<NetworkInterface>> plannedInterfaces) {}
