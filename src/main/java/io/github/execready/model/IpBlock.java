// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A block of addresses such as {@code 10.0.0.0/16}. Bits of the address beyond the prefix have no meaning.
 *
 * @param prefix the number of bits that all its addresses share
 */
public record IpBlock(IpAddress address, int prefix) {

    public IpBlock {
        requireNonNull(address, "address");
        if (prefix < 0 || prefix > address.bits()) {
            throw new IllegalArgumentException("a prefix of " + prefix + " bits");
        }
    }

    /** Reads a block, or a single address as the block that holds only it; empty if the text is neither. */
    public static Optional<IpBlock> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        return address.flatMap(
                a -> slash < 0 ? Optional.of(new IpBlock(a, a.bits())) : ofPrefix(a, text.substring(slash + 1)));
    }

    private static Optional<IpBlock> ofPrefix(IpAddress address, String prefix) {
        boolean digits =
                !prefix.isEmpty() && prefix.length() <= 3 && prefix.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(prefix)
                .filter(p -> digits)
                .map(Integer::parseInt)
                .filter(bits -> bits <= address.bits())
                .map(bits -> new IpBlock(address, bits));
    }

    /** Whether an address is in it; one of the other family never is. */
    public boolean contains(IpAddress other) {
        return address.agrees(other, prefix);
    }

    /** The first of its addresses. */
    public IpAddress first() {
        return address.masked(prefix);
    }

    /** The address that follows its last one; empty where none does. */
    public Optional<IpAddress> after() {
        return prefix == 0 ? Optional.empty() : first().plusBit(prefix - 1);
    }

    /**
     * One of the blocks that it falls into when its prefix is made longer; empty if there is none of that number.
     *
     * @param bits how many bits longer
     * @param number which one, from 0
     */
    public Optional<IpBlock> part(int bits, int number) {
        boolean there = bits >= 0 && bits < Integer.SIZE - 1 && number >= 0 && number < 1 << bits;
        int longer = prefix + bits;
        if (!there || longer > address.bits()) {
            return Optional.empty();
        }
        Optional<IpAddress> begin = Optional.of(first());
        for (int bit = 0; bit < bits; bit++) {
            int place = longer - 1 - bit;
            begin = (number >> bit & 1) == 1 ? begin.flatMap(sum -> sum.plusBit(place)) : begin;
        }
        return begin.map(found -> new IpBlock(found, longer));
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
