// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the members of one response object as evidence: what the SDK has as null is absent. */
final class Reading {

    private final Origin origin;

    private Reading(Origin origin) {
        this.origin = origin;
    }

    static Reading at(Origin origin) {
        return new Reading(origin);
    }

    Origin origin() {
        return origin;
    }

    /** The members of an object below this one. */
    Reading in(String member) {
        return new Reading(origin.at(member));
    }

    /** A member's value; absent where the SDK has none. */
    <T> Evidence<T> value(String member, @Nullable T value) {
        Origin at = origin.at(member);
        return value == null ? Evidence.absent(at) : Evidence.known(value, at);
    }

    /** A member's text; absent where there is none, or an empty one, which AWS sends for "not set". */
    Evidence<String> text(String member, @Nullable String value) {
        return value(member, value == null || value.isEmpty() ? null : value);
    }

    /** A member that holds an ARN; absent where there is none, unknown where the text is something else. */
    Evidence<Arn> arn(String member, @Nullable String value) {
        return text(member, value)
                .flatMap(text -> Arn.parse(text)
                        .map(arn -> Evidence.known(arn, origin.at(member)))
                        .orElseGet(() -> Evidence.unknown(new Gap(
                                Gap.Reason.SERVICE_ERROR,
                                origin.source(),
                                member + " is \"" + text + "\", which is no ARN"))));
    }

    /** A member that is a structure; absent where it is missing. */
    <S, T> Evidence<T> structure(String member, @Nullable S value, BiFunction<S, Reading, T> f) {
        return value == null
                ? Evidence.absent(origin.at(member))
                : Evidence.known(f.apply(value, in(member)), origin.at(member));
    }

    /** A member that is a list, element by element. An empty list is known to be empty. */
    <S, T> Evidence<List<T>> list(String member, @Nullable Collection<S> values, BiFunction<S, Reading, T> f) {
        if (values == null) {
            return Evidence.absent(origin.at(member));
        }
        List<S> items = List.copyOf(values);
        return Evidence.known(
                IntStream.range(0, items.size())
                        .mapToObj(i -> f.apply(items.get(i), new Reading(origin.at(member, i))))
                        .toList(),
                origin.at(member));
    }

    /** A member that is a list of texts. */
    Evidence<List<String>> texts(String member, @Nullable Collection<String> values) {
        return value(member, values == null ? null : List.copyOf(values));
    }

    /** A member that every answer has; an answer without it cannot be relied on. */
    <T> Evidence<T> required(String member, @Nullable T value) {
        return value == null
                ? Evidence.unknown(new Gap(
                        Gap.Reason.SERVICE_ERROR,
                        origin.source(),
                        "the answer has no " + origin.at(member).path()))
                : Evidence.known(value, origin.at(member));
    }

    /** A name or id as the model keeps it; empty where a recording dropped it. */
    static String plain(@Nullable String value) {
        return value == null ? "" : value;
    }
}
