// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A dotted version number, compared part by part; missing parts count as zero. */
public record Version(List<BigInteger> parts) implements Comparable<Version> {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18}){0,7}");

    public Version {
        parts = List.copyOf(parts);
    }

    /** The first version number in a text such as {@code aws-cli/2.15.0 Python/3.11}; empty if there is none. */
    public static Optional<Version> in(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Optional.of(of(matcher.group())) : Optional.empty();
    }

    /**
     * Reads a version number.
     *
     * @throws NumberFormatException if the text is not one
     */
    public static Version of(String text) {
        return new Version(Stream.of(text.split("\\.", -1)).map(BigInteger::new).toList());
    }

    public boolean isBefore(Version other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int difference = part(i).compareTo(other.part(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private BigInteger part(int i) {
        return i < parts.size() ? parts.get(i) : BigInteger.ZERO;
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(BigInteger::toString).toList());
    }
}
