// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

/** Why a hop does not pass, or may not. The names are stable; checks map them to causes. */
public enum Reason {
    /** Evidence that decides was not read; the hop's gaps say which. */
    NOT_READ,
    /** The VPC belongs to another account, which alone sees its routes, ACLs, gateways and endpoints. */
    SHARED_VPC,
    /** The task is not in a VPC that AWS shows: an external instance. */
    NO_VPC,

    /** No route leads out, and no endpoint takes the name over. */
    NO_ROUTE,
    /** The same in a VPC that has endpoints of Amazon ECS, but none of this service. */
    ENDPOINT_MISSING,
    /** The route's target is gone. */
    BLACKHOLE_ROUTE,
    /** Some of the service's addresses, which are not published, take another route than the others. */
    ROUTES_DIFFER,
    /** The route leads to an internet gateway, and the interface has no public address. */
    PUBLIC_SUBNET_WITHOUT_PUBLIC_IP,
    /** The internet gateway is not attached to the VPC. */
    INTERNET_GATEWAY_NOT_ATTACHED,
    /** The NAT gateway is pending, failed or deleted. */
    NAT_GATEWAY_NOT_AVAILABLE,
    /** The NAT gateway is private: it has no public address. */
    NAT_GATEWAY_PRIVATE,
    /** The NAT gateway's own subnet has no route to an internet gateway. */
    NAT_GATEWAY_WITHOUT_WAY_OUT,
    /** The route leads to an interface that drops what is not addressed to it. */
    SOURCE_DEST_CHECK,
    /** The way leads on through something whose other side this account's evidence does not show. */
    BEYOND_SIGHT,
    /** The way leads through a Gateway Load Balancer endpoint, behind which a firewall decides. */
    FIREWALL_ENDPOINT,
    /** VPC Block Public Access is on for the subnet. */
    BLOCK_PUBLIC_ACCESS,

    /** No security group of the task lets the packets out. */
    TASK_SECURITY_GROUP_EGRESS,
    /** A network ACL denies port 443 or all ports of the answers. */
    NETWORK_ACL,
    /** A network ACL lets the answers to some client ports pass only. */
    NETWORK_ACL_SOME_PORTS,

    /** The endpoint is pending, rejected, failed, expired or being deleted. */
    ENDPOINT_NOT_AVAILABLE,
    /** The VPC's endpoint of the service leaves the name alone: private DNS is off. */
    ENDPOINT_PRIVATE_DNS_OFF,
    /** {@code enableDnsSupport} is off: the VPC's resolver answers nothing. */
    VPC_DNS_SUPPORT_OFF,
    /** {@code enableDnsHostnames} is off, without which no private DNS works. */
    VPC_DNS_HOSTNAMES_OFF,
    /** The DHCP options name other name servers than Amazon's: they may know the endpoint's private name or not. */
    CUSTOM_DNS,
    /** No security group of the endpoint admits the task. */
    ENDPOINT_SECURITY_GROUP,
    /** The endpoint's policy refuses the requests. */
    ENDPOINT_POLICY,
    /** The endpoint has no address of the family that the task uses. */
    ENDPOINT_ADDRESS_FAMILY,
    /** The interface or subnet has IPv6 addresses only. */
    IPV6_ONLY
}
