// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A fact about the target together with how it is known. There are exactly three cases: the value was read, the source
 * was asked and says that there is none, or the source could not be asked.
 *
 * @param <T> the type of the fact
 */
public sealed interface Evidence<T> {

    /** The source said {@code value}. */
    record Known<T>(T value, Origin origin) implements Evidence<T> {
        public Known {
            requireNonNull(value, "value");
            requireNonNull(origin, "origin");
        }
    }

    /** The source was asked, and there is none. */
    record Absent<T>(Origin origin) implements Evidence<T> {
        public Absent {
            requireNonNull(origin, "origin");
        }
    }

    /** The source could not be asked, or its answer cannot be relied on; {@code gap} says why. */
    record Unknown<T>(Gap gap) implements Evidence<T> {
        public Unknown {
            requireNonNull(gap, "gap");
        }
    }

    static <T> Evidence<T> known(T value, Origin origin) {
        return new Known<>(value, origin);
    }

    static <T> Evidence<T> absent(Origin origin) {
        return new Absent<>(origin);
    }

    static <T> Evidence<T> unknown(Gap gap) {
        return new Unknown<>(gap);
    }

    /** The one way to take evidence apart: a new case would not compile until every reader handles it. */
    default <R> R fold(
            Function<? super Known<T>, ? extends R> known,
            Function<? super Absent<T>, ? extends R> absent,
            Function<? super Unknown<T>, ? extends R> unknown) {
        if (this instanceof Known<T> k) {
            return known.apply(k);
        }
        if (this instanceof Absent<T> a) {
            return absent.apply(a);
        }
        return unknown.apply((Unknown<T>) this);
    }

    /** The same evidence for something computed from the value; where it came from stays. */
    default <R> Evidence<R> map(Function<? super T, ? extends R> f) {
        return this instanceof Known<T> k ? known(f.apply(k.value()), k.origin()) : withoutValue();
    }

    /** The evidence for a part of the value; what holds for the whole (absent, unknown) holds for its parts. */
    default <R> Evidence<R> flatMap(Function<? super T, Evidence<R>> f) {
        return this instanceof Known<T> k ? f.apply(k.value()) : withoutValue();
    }

    private <R> Evidence<R> withoutValue() {
        return this instanceof Absent<T> a ? absent(a.origin()) : unknown(((Unknown<T>) this).gap());
    }

    /** Reads "not there" as {@code value}, for settings with a documented default. */
    default Evidence<T> absentAs(T value) {
        return this instanceof Absent<T> a ? known(value, a.origin()) : this;
    }

    /** Both facts as one: unknown if either is unknown, absent if either is absent. */
    default <U, R> Evidence<R> with(Evidence<U> other, BiFunction<? super T, ? super U, ? extends R> f) {
        if (this instanceof Absent<T> && other instanceof Unknown<U> u) {
            return unknown(u.gap());
        }
        return flatMap(t -> other.map(u -> f.apply(t, u)));
    }

    /** The value where it is known. */
    default Optional<T> toOptional() {
        return this instanceof Known<T> k ? Optional.of(k.value()) : Optional.empty();
    }

    /** Whether it is known and equal to {@code expected}. */
    default boolean is(T expected) {
        return this instanceof Known<T> k && expected.equals(k.value());
    }

    default boolean isUnknown() {
        return this instanceof Unknown<T>;
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    default boolean isKnown() {
        return this instanceof Known<T>;
    }
}
