// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * What the account shows of the way from the task to Systems Manager.
 *
 * @param networkInterface the interface that the task's packets leave through
 * @param subnets all subnets that the task or its service may use
 * @param routeTables the tables of the VPC
 * @param securityGroups the groups of the interface and of the endpoints
 * @param endpoints the endpoints of the VPC
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
        Evidence<List<TransitGatewayAttachment>> transitGatewayAttachments) {}
