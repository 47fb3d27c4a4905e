// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.model.Origin;
import io.github.execready.model.RouteTable;
import io.github.execready.model.Subnet;
import io.github.execready.model.Vpc;
import io.github.execready.network.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import io.github.execready.network.Path;
import io.github.execready.network.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A way from a task to a service, and what a check says of it.
 *
 * @param noWay the key of the cause where nothing leads out
 */
record Way(Inputs inputs, Start start, Path path, String noWay) {

    /**
     * What the path comes to.
     *
     * @param key what the check calls a cause of this key
     */
    Judgement judgement(UnaryOperator<String> key) {
        return new Judgement(start.subject(), outcome(key)).along(path);
    }

    Outcome outcome(UnaryOperator<String> key) {
        return switch (path.conclusion()) {
            case OPEN -> Outcome.pass(Facts.of("path", inputs.network().map(network -> "open to " + path.service())));
            case BLOCKED -> {
                Hop deciding = path.deciding().get(0);
                yield Outcome.fail(key.apply(Causes.of(deciding, noWay)), facts(deciding));
            }
            case UNKNOWN -> new Outcome.NotEvaluated(gaps(), key.apply(noWay));
        };
    }

    /** What is missing, hop by hop: a gap alone does not say where it is. */
    private List<Gap> gaps() {
        return path.deciding().stream()
                .flatMap(hop -> hop.gaps().stream()
                        .map(gap ->
                                new Gap(gap.reason(), gap.source(), where(hop) + ": " + gap.detail(), gap.location())))
                .distinct()
                .toList();
    }

    private Facts facts(Hop hop) {
        Evidence<Network> network = inputs.network();
        Facts facts = Facts.of("at", network.map(known -> name(hop.at())));
        boolean byPrivateDns =
                hop.reason().filter(Reason.ENDPOINT_PRIVATE_DNS_OFF::equals).isPresent();
        Optional<Origin> decider = hop.observed().stream()
                .filter(observed -> !byPrivateDns || observed.name().equals("privateDnsEnabled"))
                .map(Observed::origin)
                .filter(origin -> origin.location().isPresent())
                .findFirst();
        if (decider.isPresent()) {
            facts = facts.decidedAt(decider.get());
        }
        for (Observed observed : hop.observed()) {
            facts = facts.and(observed.name(), observed.value(), observed.origin());
        }
        Evidence<String> vpc = network.flatMap(
                known -> known.vpc().map(Vpc::id).isKnown() ? known.vpc().map(Vpc::id) : ofSubnet(known));
        String partition = inputs.identity().region().startsWith("cn-") ? "cn." : "";
        String region = inputs.identity().region().isEmpty()
                ? "REGION"
                : inputs.identity().region();
        return facts.forWords("from", network.map(known -> start.subject().toString()))
                .forWords("api", network.map(known -> path.service()))
                .forWords(
                        "serviceName",
                        network.map(known -> partition + "com.amazonaws." + region + "." + path.service()))
                .forWords("vpc", vpc)
                .forWords("taskSubnet", known(network, start.subnetId()))
                .forWords(
                        "taskGroup",
                        start.groups().flatMap(groups -> known(network, groups.isEmpty() ? "" : groups.get(0))))
                .forWords("networkConfiguration", start.addressing())
                .forWords("atId", known(network, hop.at().id()))
                .forWords("endpoint", known(network, id(hop, Hop.Kind.ENDPOINT, NetworkObject.Type.VPC_ENDPOINT)))
                .forWords("taskTable", tableOfTheTask());
    }

    private Evidence<String> tableOfTheTask() {
        return inputs.network()
                .flatMap(Network::routeTables)
                .flatMap(tables -> known(
                        inputs.network(),
                        Stream.concat(
                                        tables.stream()
                                                .filter(t -> t.subnetIds().contains(start.subnetId())),
                                        tables.stream().filter(RouteTable::main))
                                .map(RouteTable::id)
                                .findFirst()
                                .orElse("")));
    }

    private Evidence<String> ofSubnet(Network network) {
        return network.subnets()
                .flatMap(subnets -> known(
                        inputs.network(),
                        subnets.stream()
                                .filter(subnet -> subnet.id().equals(start.subnetId()))
                                .map(Subnet::vpcId)
                                .findFirst()
                                .orElse("")));
    }

    private String id(Hop hop, Hop.Kind kind, NetworkObject.Type type) {
        return hop.at().type() == type
                ? hop.at().id()
                : path.hop(kind).map(found -> found.at().id()).orElse("");
    }

    /** A text of the network; absent where it is empty. */
    private static Evidence<String> known(Evidence<Network> network, String text) {
        return network.fold(
                known -> text.isEmpty() ? Evidence.absent(known.origin()) : Evidence.known(text, known.origin()),
                absent -> Evidence.absent(absent.origin()),
                unknown -> Evidence.unknown(unknown.gap()));
    }

    private static String where(Hop hop) {
        return label(hop.kind()) + " at " + name(hop.at())
                + hop.reason().map(reason -> " (" + label(reason) + ")").orElse("");
    }

    private static String name(NetworkObject at) {
        return at.id().isEmpty() ? label(at.type()) : label(at.type()) + "/" + at.id();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
