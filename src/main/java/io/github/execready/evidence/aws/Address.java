// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was asked for once its words are understood, before AWS is asked anything.
 *
 * @param region where it is
 * @param cluster the cluster as AWS is asked for it: a name, or the ARN that was given
 * @param service the service's name or ARN; empty when a task is asked for
 * @param task the task's id or ARN; empty when a service is asked for
 */
record Address(String region, String cluster, String service, String task, ContainerSelection containers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{3,40}");

    /** The cluster that Amazon ECS means where none is named. */
    private static final String DEFAULT_CLUSTER = "default";

    /**
     * Understands what was asked for.
     *
     * @param region the Region that was given; empty for none
     * @param otherwise finds a Region when neither an ARN nor {@code region} tells; empty if it finds none
     * @throws EvidenceException if the words contradict one another or are not what they should be
     */
    static Address of(Target target, String region, Supplier<String> otherwise) {
        if (target.task().isEmpty() == target.service().isEmpty()) {
            throw new EvidenceException("Name either a task or a service to look at, and not both.");
        }
        Optional<Arn> cluster = arn(target.cluster(), "cluster", "a cluster");
        Optional<Arn> inCluster = target.task().isEmpty()
                ? arn(target.service(), "service", "a service")
                : arn(target.task(), "task", "a task");
        List<Arn> arns = Stream.of(cluster, inCluster).flatMap(Optional::stream).toList();
        demandOnePlace(arns);
        Address address = new Address(
                regionOf(arns, region, otherwise),
                clusterOf(target.cluster(), inCluster),
                target.service(),
                target.task(),
                target.containers());
        inCluster.ifPresent(address::demandSameCluster);
        return address;
    }

    String clusterName() {
        return EcsText.name(cluster);
    }

    String serviceName() {
        return EcsText.name(service);
    }

    String taskId() {
        return EcsText.name(task);
    }

    /** The cluster and Region in words. */
    String place() {
        return "cluster \"" + clusterName() + "\" in " + region;
    }

    private static Optional<Arn> arn(String text, String type, String inWords) {
        if (text.startsWith("arn:")) {
            return Optional.of(Arn.parse(text)
                    .filter(arn -> arn.service().equals("ecs")
                            && arn.resourceType().equals(type)
                            && !arn.resourceName().isEmpty()
                            && !arn.region().isEmpty())
                    .orElseThrow(() -> new EvidenceException("\"" + text + "\" is not the ARN of " + inWords
                            + "; it should look like arn:aws:ecs:REGION:ACCOUNT:" + type + "/…")));
        }
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            throw new EvidenceException("\"" + text + "\" cannot be the name, id or ARN of " + inWords
                    + ": names have letters, digits, hyphens and underscores only.");
        }
        return Optional.empty();
    }

    private static void demandOnePlace(List<Arn> arns) {
        if (arns.size() < 2) {
            return;
        }
        Arn a = arns.get(0);
        Arn b = arns.get(1);
        if (!a.partition().equals(b.partition())
                || !a.region().equals(b.region())
                || !a.account().equals(b.account())) {
            throw new EvidenceException("The ARNs " + a + " and " + b
                    + " are of different partitions, Regions or accounts; a task is always where its cluster is.");
        }
    }

    private static String regionOf(List<Arn> arns, String given, Supplier<String> otherwise) {
        if (!arns.isEmpty()) {
            Arn arn = arns.get(0);
            if (!given.isEmpty() && !given.equals(arn.region())) {
                throw new EvidenceException("The Region " + given + " was given, but " + arn + " is in " + arn.region()
                        + "; leave one of them out.");
            }
            return checked(arn.region());
        }
        String region = given.isEmpty() ? otherwise.get() : given;
        if (region.isEmpty()) {
            throw new EvidenceException(
                    "No Region was found: give --region, set AWS_REGION, or set a region in the profile.");
        }
        return checked(region);
    }

    private static String checked(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new EvidenceException("\"" + region + "\" is not the name of a Region, such as eu-west-1.");
        }
        return region;
    }

    private static String clusterOf(String given, Optional<Arn> inCluster) {
        return given.isEmpty() ? inCluster.flatMap(Arn::ecsClusterName).orElse(DEFAULT_CLUSTER) : given;
    }

    private void demandSameCluster(Arn inCluster) {
        inCluster.ecsClusterName().filter(name -> !name.equals(clusterName())).ifPresent(other -> {
            throw new EvidenceException(inCluster + " is in the cluster \"" + other + "\", not in \"" + clusterName()
                    + "\": ask for the cluster \"" + other + "\".");
        });
    }
}
