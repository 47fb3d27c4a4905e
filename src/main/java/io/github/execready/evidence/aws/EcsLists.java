// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/** What there is in Amazon ECS, as ARNs. */
final class EcsLists {

    /** Pages hold 100 at most; of services only ten unless more are asked for. */
    private static final int PAGE = 100;

    /** Enough to find a name among; names are looked for only to help after an error. */
    private static final int PAGES_FOR_NAMES = 10;

    private final AwsApi api;

    EcsLists(AwsApi api) {
        this.api = api;
    }

    /**
     * A list, or as much of it as could be read.
     *
     * @param failures why the rest is missing; none if the list is complete
     */
    record Listed(List<String> arns, List<Failure> failures) {

        boolean isComplete() {
            return failures.isEmpty();
        }
    }

    private record Page(List<String> arns, String next) {

        static Page of(List<String> arns, @Nullable String next) {
            return new Page(arns, EcsText.orEmpty(next));
        }
    }

    Pending<Listed> clusters() {
        return pages(
                PAGES_FOR_NAMES,
                token -> api.ask(
                                EcsOperations.LIST_CLUSTERS,
                                ListClustersRequest.builder()
                                        .nextToken(orNull(token))
                                        .build())
                        .map(answer -> pageOf(answer, r -> Page.of(r.clusterArns(), r.nextToken()))));
    }

    Pending<Listed> services(String cluster) {
        return pages(
                PAGES_FOR_NAMES,
                token -> api.ask(
                                EcsOperations.LIST_SERVICES,
                                ListServicesRequest.builder()
                                        .cluster(cluster)
                                        .maxResults(PAGE)
                                        .nextToken(orNull(token))
                                        .build())
                        .map(answer -> pageOf(answer, r -> Page.of(r.serviceArns(), r.nextToken()))));
    }

    /** Some of the cluster's tasks that should run: one page. */
    Pending<Listed> someRunningTasks(String cluster) {
        return pages(
                1,
                token -> tasks(ListTasksRequest.builder()
                        .cluster(cluster)
                        .desiredStatus(DesiredStatus.RUNNING)
                        .nextToken(orNull(token))
                        .build()));
    }

    /** All tasks of a service that should run. */
    Pending<Listed> runningTasks(String cluster, String serviceName) {
        return pages(
                Integer.MAX_VALUE,
                token -> tasks(ListTasksRequest.builder()
                        .cluster(cluster)
                        .serviceName(serviceName)
                        .desiredStatus(DesiredStatus.RUNNING)
                        .nextToken(orNull(token))
                        .build()));
    }

    /** Tasks of a service that stopped within the last hour or so: one page. */
    Pending<Listed> someStoppedTasks(String cluster, String serviceName) {
        return pages(
                1,
                token -> tasks(ListTasksRequest.builder()
                        .cluster(cluster)
                        .serviceName(serviceName)
                        .desiredStatus(DesiredStatus.STOPPED)
                        .nextToken(orNull(token))
                        .build()));
    }

    private Pending<Answer<Page>> tasks(ListTasksRequest request) {
        return api.ask(EcsOperations.LIST_TASKS, request)
                .map(answer -> pageOf(answer, (ListTasksResponse r) -> Page.of(r.taskArns(), r.nextToken())));
    }

    private static <R> Answer<Page> pageOf(Answer<R> answer, Function<R, Page> page) {
        return answer.fold(
                said -> new Answer.Said<>(said.operation(), page.apply(said.response())), Answer.Failed::new);
    }

    private static Pending<Listed> pages(int most, Function<String, Pending<Answer<Page>>> ask) {
        return pages(most, ask, "", List.of());
    }

    private static Pending<Listed> pages(
            int most, Function<String, Pending<Answer<Page>>> ask, String token, List<String> before) {
        return ask.apply(token)
                .then(answer -> answer.fold(
                        said -> {
                            Page page = said.response();
                            List<String> all = new ArrayList<>(before);
                            all.addAll(page.arns());
                            if (page.next().isEmpty() || most <= 1) {
                                return Pending.of(new Listed(List.copyOf(all), List.of()));
                            }
                            // A token that does not move on would be followed for ever.
                            return page.next().equals(token)
                                    ? Pending.of(new Listed(List.copyOf(all), List.of(repeated(said.operation()))))
                                    : pages(most - 1, ask, page.next(), List.copyOf(all));
                        },
                        failure -> Pending.of(new Listed(before, List.of(failure)))));
    }

    private static Failure repeated(String operation) {
        return new Failure(Failure.Kind.SERVICE_ERROR, operation, "", "the same page came again");
    }

    private static @Nullable String orNull(String token) {
        return token.isEmpty() ? null : token;
    }
}
