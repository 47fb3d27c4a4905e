// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.host.Ipv6Agent;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Part;
import io.github.execready.model.Subnet;
import java.util.List;
import java.util.Set;

/**
 * The task has an address of IPv4. AWS's page says that exec does not work without one; the ECS agent for Linux has learned
 * to since.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">Considerations for ECS Exec</a>
 */
public final class Ipv6Only implements Check {

    private static final String CAUSE = "ipv6-only-subnet";

    @Override
    public String id() {
        return "ipv6-only";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.CONTAINER_INSTANCE, Part.NETWORK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        if (inputs.task().isAbsent() || inputs.network().isAbsent()) {
            String reason = inputs.task().isAbsent() ? "no-task" : "no-vpc";
            return List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable(reason)));
        }
        Evidence<NetworkInterface> found = inputs.network().flatMap(Network::networkInterface);
        Judgement judgement = found.fold(
                known -> new Judgement(
                        new Subject(
                                Subject.Kind.NETWORK_INTERFACE, known.value().id()),
                        judge(inputs, known.value())),
                absent -> new Judgement(
                        inputs.taskSubject(),
                        Outcome.notEvaluated(new Gap(
                                Gap.Reason.NOT_VISIBLE,
                                absent.origin().source(),
                                "the task's interface is not shown"))),
                unknown -> new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome judge(Inputs inputs, NetworkInterface found) {
        Evidence<Boolean> only = only(inputs, found);
        Facts facts = Facts.of("ipv4", found.privateIpv4Addresses())
                .and("ipv6", found.ipv6Addresses())
                .forWords("subnet", inputs.network().map(known -> found.subnetId()));
        if (!only.is(true)) {
            return Gaps.orElse(Outcome.pass(facts), only);
        }
        return Capacity.ofTask(inputs.task())
                .fold(
                        known -> known.value() == Capacity.FARGATE
                                ? Outcome.fail(CAUSE, facts)
                                : onInstance(inputs, facts),
                        absent -> onInstance(inputs, facts),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    /** An interface without IPv4 that has IPv6; where its addresses do not tell, its subnet does. */
    private static Evidence<Boolean> only(Inputs inputs, NetworkInterface found) {
        Evidence<Boolean> none = found.privateIpv4Addresses().map(List::isEmpty).absentAs(true);
        Evidence<Boolean> subnet = inputs.network()
                .flatMap(Network::subnets)
                .flatMap(all -> all.stream()
                        .filter(one -> one.id().equals(found.subnetId()))
                        .findFirst()
                        .map(Subnet::ipv6Native)
                        .orElseGet(() -> Evidence.unknown(new Gap(
                                Gap.Reason.NOT_VISIBLE, "ec2:DescribeSubnets", found.subnetId() + " is not shown"))))
                .absentAs(false);
        if (none.is(false)) {
            return none;
        }
        return found.ipv6Addresses().map(List::isEmpty).is(false) && none.is(true) ? none : subnet;
    }

    private static Outcome onInstance(Inputs inputs, Facts base) {
        Facts facts = base.and("agentVersion", inputs.containerInstance().flatMap(ContainerInstance::agentVersion));
        return Ipv6Agent.on(inputs.containerInstance())
                .fold(
                        known -> Outcome.fail(
                                switch (known.value()) {
                                    case OLD -> CAUSE + "/old-agent";
                                    case WINDOWS -> CAUSE + "/windows";
                                    case TOLD -> CAUSE + "/new-agent";
                                },
                                facts),
                        absent -> Outcome.notEvaluated(new Gap(
                                Gap.Reason.NOT_VISIBLE,
                                "ecs:DescribeContainerInstances",
                                "the instance reports no agent version or operating system")),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }
}
