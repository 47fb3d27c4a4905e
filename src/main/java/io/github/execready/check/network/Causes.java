// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.network.Hop;
import io.github.execready.network.Reason;

/** Which cause a hop that does not pass is, in the documents of all checks of ways. */
final class Causes {

    private Causes() {}

    /**
     * The cause's key.
     *
     * @param noWay the key where nothing leads out
     */
    static String of(Hop hop, String noWay) {
        return switch (hop.reason().orElse(Reason.NOT_READ)) {
            case NO_ROUTE, ENDPOINT_MISSING, ROUTES_DIFFER, NOT_READ, NO_VPC, SHARED_VPC -> noWay;
            case BEYOND_SIGHT, FIREWALL_ENDPOINT -> noWay;
            case PUBLIC_SUBNET_WITHOUT_PUBLIC_IP -> "public-subnet-without-public-ip";
            case BLACKHOLE_ROUTE -> "blackhole-route";
            case INTERNET_GATEWAY_NOT_ATTACHED -> "blackhole-route/internet-gateway-not-attached";
            case NAT_GATEWAY_NOT_AVAILABLE -> "blackhole-route/nat-gateway-not-available";
            case NAT_GATEWAY_PRIVATE -> "blackhole-route/nat-gateway-private";
            case NAT_GATEWAY_WITHOUT_WAY_OUT -> "blackhole-route/nat-gateway-without-way-out";
            case SOURCE_DEST_CHECK -> "blackhole-route/source-dest-check";
            case BLOCK_PUBLIC_ACCESS -> "blackhole-route/block-public-access";
            case TASK_SECURITY_GROUP_EGRESS -> "task-security-group-egress";
            case NETWORK_ACL, NETWORK_ACL_SOME_PORTS -> isForAnswers(hop) ? "network-acl/back" : "network-acl";
            case ENDPOINT_NOT_AVAILABLE -> "endpoint-not-available";
            case ENDPOINT_ADDRESS_FAMILY -> "endpoint-not-available/address-family";
            case ENDPOINT_PRIVATE_DNS_OFF -> "endpoint-private-dns-off";
            case VPC_DNS_SUPPORT_OFF -> "endpoint-private-dns-off/dns-support";
            case VPC_DNS_HOSTNAMES_OFF -> "endpoint-private-dns-off/dns-hostnames";
            case CUSTOM_DNS -> "endpoint-private-dns-off/name-servers";
            case ENDPOINT_SECURITY_GROUP -> "endpoint-security-group";
            case ENDPOINT_POLICY -> "endpoint-policy";
            case IPV6_ONLY -> "ipv6-only-subnet";
        };
    }

    /** The cause without what tells its faces apart. */
    static String base(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    private static boolean isForAnswers(Hop hop) {
        return switch (hop.kind()) {
            case ENDPOINT_SUBNET_ACL_BACK, NAT_SUBNET_ACL_BACK_IN, NAT_SUBNET_ACL_BACK_OUT, TASK_SUBNET_ACL_BACK ->
                true;
            default -> false;
        };
    }
}
