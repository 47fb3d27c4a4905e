// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An IPv4 or IPv6 address. Reading one never asks a name server. */
public final class IpAddress {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_GROUPS = 8;
    private static final int LONGEST = 45;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads an address in one of the usual forms; empty if the text is none. */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return (text.indexOf(':') < 0 ? ipv4(text) : ipv6(text)).map(IpAddress::new);
    }

    /** Whether it is an IPv4 address. */
    public boolean isIpv4() {
        return bytes.length == IPV4_BYTES;
    }

    /** The number of bits: 32 or 128. */
    public int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether the first bits are those of another address of the same family. */
    boolean agrees(IpAddress other, int prefix) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        for (int i = 0; i < prefix; i += Byte.SIZE) {
            int unused = Math.max(0, i + Byte.SIZE - prefix);
            if ((bytes[i / Byte.SIZE] ^ other.bytes[i / Byte.SIZE]) >> unused << unused != 0) {
                return false;
            }
        }
        return true;
    }

    /** The same address with zeros after the first bits. */
    IpAddress masked(int prefix) {
        byte[] masked = bytes.clone();
        for (int bit = prefix; bit < bits(); bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~bitInItsByte(bit);
        }
        return new IpAddress(masked);
    }

    /** The sum with the value of one bit, the first of which is bit 0; empty beyond the last address. */
    Optional<IpAddress> plusBit(int bit) {
        byte[] sum = bytes.clone();
        for (int i = bit; i >= 0; i--) {
            sum[i / Byte.SIZE] ^= (byte) bitInItsByte(i);
            if ((sum[i / Byte.SIZE] & bitInItsByte(i)) != 0) {
                return Optional.of(new IpAddress(sum));
            }
        }
        return Optional.empty();
    }

    private static int bitInItsByte(int bit) {
        return 0x80 >> bit % Byte.SIZE;
    }

    private static Optional<byte[]> ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[IPV4_BYTES];
        if (parts.length != IPV4_BYTES) {
            return Optional.empty();
        }
        for (int i = 0; i < IPV4_BYTES; i++) {
            int value = number(parts[i], 10, 3);
            if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].startsWith("0"))) {
                return Optional.empty();
            }
            bytes[i] = (byte) value;
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(g -> g.size() == IPV6_GROUPS).map(IpAddress::bytes);
        }
        Optional<List<Integer>> head = groups(text.substring(0, gap));
        Optional<List<Integer>> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int zeros = IPV6_GROUPS - head.get().size() - tail.get().size();
        if (zeros < 1) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        all.addAll(Collections.nCopies(zeros, 0));
        all.addAll(tail.get());
        return Optional.of(bytes(all));
    }

    /** The groups of a part without {@code ::}; the last one may be written as an IPv4 address. */
    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<byte[]> mapped =
                    i == parts.length - 1 && parts[i].contains(".") ? ipv4(parts[i]) : Optional.empty();
            int group = number(parts[i], 16, 4);
            if (mapped.isPresent()) {
                byte[] four = mapped.get();
                groups.add(((four[0] & 0xff) << 8) | (four[1] & 0xff));
                groups.add(((four[2] & 0xff) << 8) | (four[3] & 0xff));
            } else if (group >= 0) {
                groups.add(group);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static byte[] bytes(List<Integer> groups) {
        byte[] bytes = new byte[IPV6_GROUPS * 2];
        for (int i = 0; i < IPV6_GROUPS; i++) {
            bytes[2 * i] = (byte) (groups.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) groups.get(i);
        }
        return bytes;
    }

    /** A number of ASCII digits; -1 if it is none, or a longer one. */
    private static int number(String text, int radix, int digits) {
        if (text.isEmpty() || text.length() > digits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The address in full, without {@code ::}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += isIpv4() ? 1 : 2) {
            text.append(i == 0 ? "" : isIpv4() ? "." : ":");
            text.append(
                    isIpv4()
                            ? Integer.toString(bytes[i] & 0xff)
                            : Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
        }
        return text.toString();
    }
}
