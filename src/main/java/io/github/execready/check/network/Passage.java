// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Fact;
import io.github.execready.check.Facts;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.TaskDefinition;
import io.github.execready.network.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import io.github.execready.network.State;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lets packets pass on a way, where it stands in a file: first what the way leads out by, then the rule of the security
 * groups. Of what AWS showed there is none, since the path itself says it.
 */
record Passage(Way way) {

    private static final String PUBLIC_ADDRESS = Observed.Name.ASSIGN_PUBLIC_IP.label();

    /** What the authors of an input decide of a hop; the rest is as it is everywhere. */
    private record Deciding(Hop.Kind kind, Set<Observed.Name> names) {

        Stream<Fact> of(Hop hop) {
            return hop.kind() == kind && hop.state() == State.OPEN
                    ? hop.observed().stream()
                            .filter(observed -> names.contains(observed.name()))
                            .map(observed ->
                                    new Fact(observed.name().label(), observed.value(), observed.origin(), true))
                    : Stream.empty();
        }
    }

    private static final List<Deciding> DECIDING = List.of(
            new Deciding(Hop.Kind.ENDPOINT, Set.of(Observed.Name.ENDPOINT_STATE)),
            new Deciding(Hop.Kind.ROUTE, Set.of(Observed.Name.TARGET)),
            new Deciding(
                    Hop.Kind.TASK_SECURITY_GROUPS,
                    Set.of(Observed.Name.SECURITY_GROUPS, Observed.Name.RULE_DESCRIPTION)));

    Facts facts() {
        Stream<Fact> onTheWay =
                DECIDING.stream().flatMap(deciding -> way.path().hops().stream().flatMap(deciding::of));
        Facts passed =
                new Facts(Stream.concat(publicAddress(), onTheWay).distinct().toList());
        return machine(passed).inFiles();
    }

    /** Where nothing is known of the place that packets start from: what leads them through a machine's own interface. */
    private Facts machine(Facts passed) {
        Evidence<String> mode = way.inputs().taskDefinition().flatMap(TaskDefinition::networkMode);
        return way.path().hop(Hop.Kind.NETWORK).isPresent() && !mode.is("awsvpc")
                ? passed.and("networkMode", mode)
                : passed;
    }

    /** That the task gets a public address, or may, where that counts. */
    private Stream<Fact> publicAddress() {
        return mayLeadToAnInternetGateway()
                ? way.start().planned().map(NetworkInterface::publicIp).stream()
                        .flatMap(address -> address.<Stream<Fact>>fold(
                                known -> Stream.of(new Fact(PUBLIC_ADDRESS, "ENABLED", known.origin(), true)),
                                absent -> Stream.empty(),
                                unknown ->
                                        Stream.of(new Fact(PUBLIC_ADDRESS, "not known", origin(unknown.gap()), true))))
                : Stream.empty();
    }

    private boolean mayLeadToAnInternetGateway() {
        return open(Hop.Kind.ENDPOINT).findAny().isEmpty()
                && open(Hop.Kind.WAY_OUT).allMatch(hop -> hop.at().type() == NetworkObject.Type.INTERNET_GATEWAY);
    }

    private Stream<Hop> open(Hop.Kind kind) {
        return way.path().hops().stream().filter(hop -> hop.kind() == kind && hop.state() == State.OPEN);
    }

    private static Origin origin(Gap gap) {
        return new Origin(gap.source(), "", gap.location(), "");
    }
}
