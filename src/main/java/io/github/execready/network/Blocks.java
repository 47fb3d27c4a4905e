// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Blocks of addresses, as far as they are known.
 *
 * @param gaps why there may be more; empty if there are not
 */
record Blocks(List<IpBlock> known, List<Gap> gaps) {

    Blocks {
        known = List.copyOf(known);
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads blocks; what is none may be any.
     *
     * @param shownBy what shows them
     */
    static Blocks parse(List<String> texts, Evidence<?> shownBy) {
        List<IpBlock> known = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (String text : texts) {
            IpBlock.parse(text)
                    .ifPresentOrElse(
                            known::add,
                            () -> gaps.add(Gaps.notUnderstood(shownBy, "\"" + text + "\" is no block of addresses")));
        }
        return new Blocks(known, gaps);
    }

    static Blocks of(Evidence<List<String>> texts) {
        return texts.toOptional()
                .map(known -> parse(known, texts))
                .orElseGet(() -> new Blocks(List.of(), Gaps.of(texts)));
    }

    Match contains(IpAddress address) {
        return known.stream().anyMatch(block -> block.contains(address)) ? Match.YES : Match.open(gaps);
    }

    /** The prefix of the smallest known block that holds an address. */
    OptionalInt longestPrefix(IpAddress address) {
        return known.stream()
                .filter(block -> block.contains(address))
                .mapToInt(IpBlock::prefix)
                .max();
    }

    Blocks and(Blocks other) {
        return new Blocks(
                Stream.concat(known.stream(), other.known.stream()).toList(),
                Stream.concat(gaps.stream(), other.gaps.stream()).distinct().toList());
    }

    Blocks ofFamily(boolean ipv4) {
        return new Blocks(
                known.stream().filter(block -> block.address().isIpv4() == ipv4).toList(), gaps);
    }
}
