// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What AWS said to a request: a response, or that there is none. */
sealed interface Answer<R> {

    /** AWS answered. */
    record Said<R>(String operation, R response, String region) implements Answer<R> {

        Said(String operation, R response) {
            this(operation, response, "");
        }
    }

    /** AWS refused or failed, or nobody recorded what it said. */
    record Failed<R>(Failure failure, String region) implements Answer<R> {

        Failed(Failure failure) {
            this(failure, "");
        }
    }

    /**
     * The Region that what was asked about is in, where that is not the Region that was asked as a matter of course: S3
     * answers for buckets of any. Empty where nobody told.
     */
    String region();

    default <T> T fold(Function<? super Said<R>, ? extends T> said, Function<? super Failure, ? extends T> failed) {
        return this instanceof Said<R> s ? said.apply(s) : failed.apply(((Failed<R>) this).failure());
    }

    /** Why there is no response, if there is none. */
    default Optional<Failure> failed() {
        return fold(said -> Optional.empty(), Optional::of);
    }

    /**
     * What the response says as evidence; {@code reading} gets the origin of the response as a whole. "No such thing" is
     * absence, every other failure leaves it unknown.
     */
    default <T> Evidence<T> evidence(BiFunction<R, Origin, Evidence<T>> reading) {
        return fold(
                said -> reading.apply(said.response(), new Origin(said.operation(), "")),
                failure -> failure.kind() == Failure.Kind.NOT_FOUND
                        ? Evidence.absent(new Origin(failure.operation(), failure.code()))
                        : Evidence.unknown(failure.gap()));
    }
}
