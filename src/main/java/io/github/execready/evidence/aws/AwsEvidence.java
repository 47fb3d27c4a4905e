// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.EvidenceSource;
import io.github.execready.evidence.Questions;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;

/**
 * Evidence from the AWS API. Nothing waits for a call whose answer it does not need; what depends on what:
 *
 * <pre>{@code
 * first                        then, as soon as the call to its left has answered
 *
 * sts:GetCallerIdentity ─────► the caller's role or user and its policies
 * ecs:DescribeClusters ──────► the key, log group and bucket of the exec configuration
 * ssm:DescribeSessions         (a task is asked for: its id is known)
 *
 * ecs:DescribeTasks ─────────┬► ecs:DescribeTaskDefinition ─────► the roles and their policies
 *   (a task is asked for)    ├► ec2:DescribeNetworkInterfaces ──► the network (awsvpc mode)
 *                            ├► ecs:DescribeContainerInstances ─► the host and its network (other modes)
 *                            ├► ecs:DescribeServices
 *                            └► ecs:ListTasks (stopped) ────────► ecs:DescribeTasks
 *
 * ecs:DescribeServices         (a service is asked for)
 * ecs:ListTasks (running) ───► ecs:DescribeTasks ─► as above, without the service
 * ecs:ListTasks (stopped) ───► ecs:DescribeTasks
 * }</pre>
 *
 * <p>When all is known of a target, iam:SimulatePrincipalPolicy is asked all questions about it at once.
 *
 * <p>An override's role does not wait for the task definition. The versions of the client's tools are looked up
 * meanwhile.
 */
public final class AwsEvidence implements EvidenceSource, AutoCloseable {

    private final OnceOnly api;
    private final Address address;
    private final Supplier<Evidence<ClientTools>> clientTools;
    private final Clock clock;
    private int chain;

    AwsEvidence(AwsApi api, Address address, Supplier<Evidence<ClientTools>> clientTools, Clock clock) {
        this.api = new OnceOnly(api);
        this.address = address;
        this.clientTools = clientTools;
        this.clock = clock;
    }

    /**
     * Evidence from AWS itself.
     *
     * @param clientTools finds out what is installed here; asked once, on a thread of its own
     * @throws EvidenceException if the words of the target contradict one another, or no Region is found
     */
    public static AwsEvidence live(
            LiveSettings settings, Target target, Supplier<Evidence<ClientTools>> clientTools, Clock clock) {
        Address address = address(settings, target);
        return new AwsEvidence(new LiveAws(settings.in(address.region())), address, clientTools, clock);
    }

    /** Understands a target where the Region may come from the surroundings. */
    static Address address(LiveSettings settings, Target target) {
        return Address.of(
                target, settings.region(), new RegionChain(settings.profile(), AwsEvidence::environmentVariable));
    }

    private static String environmentVariable(String name) {
        return EcsText.orEmpty(System.getenv(name));
    }

    @Override
    public List<ExecTarget> targets(Set<Part> parts, Questions questions) {
        Pending<List<ExecTarget>> targets = ask(parts, questions);
        List<ExecTarget> all = targets.join();
        chain = targets.chain();
        ContainerChoice.demand(all);
        return all;
    }

    /** Asks all that can be asked at once, and the rest as soon as its turn comes. */
    Pending<List<ExecTarget>> ask(Set<Part> parts, Questions questions) {
        AwsApi wanted = new OnlyWanted(api, parts);
        Instant now = clock.instant();
        Pending<Evidence<ClientTools>> tools =
                parts.contains(Part.CLIENT_TOOLS) ? tools() : Pending.of(notAsked("this machine"));
        Pending<Answer<DescribeClustersResponse>> clusters = new ClusterReader(wanted).ask(address.cluster());
        Pending<List<Found>> found = new TargetFinder(wanted, address).find(clusters);
        Pending<Evidence<Cluster>> cluster = clusters.map(answer -> ClusterReader.cluster(address.cluster(), answer));
        TargetReader reader = new TargetReader(
                wanted,
                address,
                TargetReader.Shared.ask(wanted, now, cluster, tools),
                parts,
                parts.contains(Part.SIMULATIONS) ? Optional.of(questions) : Optional.empty());
        if (!address.task().isEmpty()) {
            // Asked now so that the answer is there when the task is.
            Pending<Evidence<List<Session>>> early =
                    new SessionReader(wanted).sessions(address.clusterName(), address.taskId());
            return found.then(all -> reader.targets(all).with(early, (targets, sessions) -> targets));
        }
        return found.then(reader::targets);
    }

    private Pending<Evidence<ClientTools>> tools() {
        return Pending.beside(CompletableFuture.supplyAsync(clientTools, AwsEvidence::onThreadOfItsOwn));
    }

    static <T> Evidence<T> notAsked(String source) {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, source, "no check of this run needs it"));
    }

    private static void onThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, "client-tools");
        thread.setDaemon(true);
        thread.start();
    }

    /** What the reading took; nothing before {@link #targets(Set, Questions)}. */
    public CallStatistics statistics() {
        return new CallStatistics(api.calls(), chain);
    }

    @Override
    public void close() {
        api.close();
    }
}
