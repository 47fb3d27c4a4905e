// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static io.github.execready.check.TracedPath.State.BLOCKED;
import static io.github.execready.check.TracedPath.State.OPEN;
import static io.github.execready.check.TracedPath.State.UNKNOWN;

import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Paths for the samples. */
final class SampleHops {

    private static final String SUBNET = "subnet-0a1b2c3d4e5f60718";
    private static final String INTERFACE = "eni-0123456789abcdef0";
    private static final String GROUP = "sg-0123456789abcdef0";
    private static final String ACL = "acl-0123456789abcdef0";
    private static final String TABLE = "rtb-0123456789abcdef0";
    private static final String GATEWAY = "igw-0123456789abcdef0";
    private static final String NAT = "nat-0123456789abcdef0";
    private static final String ENDPOINT = "vpce-0123456789abcdef0";

    private SampleHops() {}

    static PathInWords publicSubnet() {
        return path(
                "ssmmessages",
                groupOut(),
                aclOut(),
                open("route", "route-table/" + TABLE, TABLE + " sends 0.0.0.0/0 to " + GATEWAY),
                open(
                        "way-out",
                        "internet-gateway/" + GATEWAY,
                        GATEWAY + " is attached to vpc-0123456789abcdef0, and leads on to ssmmessages"),
                hop(
                        "way-out",
                        "network-interface/" + INTERFACE,
                        BLOCKED,
                        "public-subnet-without-public-ip",
                        INTERFACE + " has no public address (PublicIp: not set), and " + GATEWAY
                                + " carries nothing without one"),
                open(
                        "block-public-access",
                        "subnet/subnet-0a1b2c3d4e5f60718",
                        "VPC Block Public Access (off) does not stop packets of subnet-0a1b2c3d4e5f60718"),
                aclBack());
    }

    static PathInWords unreadAcl() {
        return path(
                "kms",
                groupOut(),
                hop(
                        "task-subnet-acl-out",
                        "network-acl",
                        UNKNOWN,
                        "not-read",
                        "what the network ACL of the task's subnet lets out was not read, or not all of it"),
                open("route", "route-table/" + TABLE, TABLE + " leads to the endpoint within the VPC"),
                hop(
                        "endpoint-security-groups",
                        "security-group/sg-0fedcba9876543210",
                        UNKNOWN,
                        "endpoint-security-group",
                        "perhaps no rule of sg-0fedcba9876543210 admits the task on TCP 443"),
                hop(
                        "task-subnet-acl-back",
                        "network-acl",
                        UNKNOWN,
                        "not-read",
                        "which answers the network ACL of the task's subnet lets in was not read, or not all of it"));
    }

    static PathInWords answersDenied() {
        return path(
                "logs",
                groupOut(),
                aclOut(),
                open("endpoint", "vpc-endpoint/" + ENDPOINT, ENDPOINT + " is available, and takes requests for logs"),
                open(
                        "endpoint-policy",
                        "vpc-endpoint/" + ENDPOINT,
                        "the policy of " + ENDPOINT + " allows the requests"),
                open("endpoint-subnet-acl-back", "network-acl/" + ACL, ACL + " lets the answers out from the endpoint"),
                hop(
                        "task-subnet-acl-back",
                        "network-acl/" + ACL,
                        BLOCKED,
                        "network-acl",
                        "rule 100 of " + ACL + " (deny) stops the answers to the task at " + SUBNET));
    }

    static PathInWords natGateway() {
        return path(
                "s3",
                groupOut(),
                aclOut(),
                open("route", "route-table/" + TABLE, TABLE + " sends 0.0.0.0/0 to " + NAT),
                open("way-out", "nat-gateway/" + NAT, NAT + " is available, and leads on to s3"),
                open(
                        "nat-route",
                        "route-table/rtb-0fedcba9876543210",
                        "rtb-0fedcba9876543210 sends 0.0.0.0/0 to " + GATEWAY),
                open(
                        "nat-subnet-acl-back-in",
                        "network-acl/" + ACL,
                        ACL + " lets the answers of s3 in to the NAT gateway"),
                open(
                        "nat-subnet-acl-back-out",
                        "network-acl/" + ACL,
                        ACL + " lets the answers out from the NAT gateway"),
                aclBack());
    }

    /** A hop of each state, each part of it this text. */
    static PathInWords everySaying(String text) {
        State[] states = State.values();
        return new PathInWords(
                text,
                IntStream.range(0, states.length)
                        .mapToObj(
                                i -> new Hop("route", "route-table/" + text, states[i], i == 0 ? "" : "no-route", text))
                        .toList());
    }

    static PathInWords path(String service, Hop... hops) {
        return new PathInWords(service, Arrays.asList(hops));
    }

    static Hop hop(String kind, String object, State state, String reason, String words) {
        return new Hop(kind, object, state, reason, words);
    }

    private static Hop groupOut() {
        return open("task-security-groups", "security-group/" + GROUP, "a rule of " + GROUP + " lets TCP 443 out");
    }

    private static Hop aclOut() {
        return open("task-subnet-acl-out", "network-acl/" + ACL, ACL + " lets TCP 443 out of " + SUBNET);
    }

    private static Hop aclBack() {
        return open("task-subnet-acl-back", "network-acl/" + ACL, ACL + " lets the answers in to " + SUBNET);
    }

    private static Hop open(String kind, String object, String words) {
        return hop(kind, object, OPEN, "", words);
    }
}
