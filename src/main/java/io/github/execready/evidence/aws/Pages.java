// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A list that AWS gives page by page.
 *
 * @param member the list's name in the response, for origins; elements are counted through all pages, as the AWS CLI
 *     shows them
 * @param nextToken the token of the next page; null or empty after the last
 * @param at the request for the page of a token
 */
record Pages<Q extends AwsRequest, R extends AwsResponse, S>(
        Operation<Q, R> operation,
        String member,
        Function<R, List<S>> items,
        Function<R, @Nullable String> nextToken,
        BiFunction<Q, String, Q> at) {

    /** More pages than any list that concerns one task has; it bounds what a huge account costs. */
    static final int MOST = 50;

    /** The whole list: known only if every page was read. */
    <T> Pending<Evidence<List<T>>> read(AwsApi api, Q request, BiFunction<S, Reading, T> item) {
        return follow(api, request, request, List.of(), 1, found -> false)
                .map(list -> list.map(items -> read(items, item)));
    }

    /** The first element that fits; absent if the whole list has none. Reads no page after it. */
    <T> Pending<Evidence<T>> find(AwsApi api, Q request, Predicate<S> fits, BiFunction<S, Reading, T> item) {
        return follow(api, request, request, List.of(), 1, fits)
                .map(list -> list.flatMap(items -> IntStream.range(0, items.size())
                        .filter(i -> fits.test(items.get(i)))
                        .boxed()
                        .findFirst()
                        .<Evidence<T>>map(
                                i -> Evidence.known(item.apply(items.get(i), Reading.at(origin(i))), origin(i)))
                        .orElseGet(() -> Evidence.absent(origin()))));
    }

    private <T> List<T> read(List<S> items, BiFunction<S, Reading, T> item) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> item.apply(items.get(i), Reading.at(origin(i))))
                .toList();
    }

    private Pending<Evidence<List<S>>> follow(
            AwsApi api, Q request, Q page, List<S> before, int count, Predicate<S> enough) {
        return api.ask(operation, page)
                .then(answer -> Chain.then(answer.evidence(Evidence::known), response -> {
                    List<S> soFar = Stream.concat(before.stream(), items.apply(response).stream())
                            .toList();
                    String token = nextToken.apply(response);
                    if (token == null || token.isEmpty() || soFar.stream().anyMatch(enough)) {
                        return Pending.of(Evidence.known(soFar, origin()));
                    }
                    if (count == MOST) {
                        return Pending.of(Evidence.unknown(
                                new Gap(Gap.Reason.TRUNCATED, operation.action(), "more than " + MOST + " pages")));
                    }
                    return follow(api, request, at.apply(request, token), soFar, count + 1, enough);
                }));
    }

    private Origin origin() {
        return new Origin(operation.action(), member);
    }

    private Origin origin(int index) {
        return new Origin(operation.action(), "").at(member, index);
    }
}
