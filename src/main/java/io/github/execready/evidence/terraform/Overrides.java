// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the blocks of an override file into those of the others, as
 * developer.hashicorp.com/terraform/language/files/override says: attribute by attribute, and for nested blocks all of a type.
 */
final class Overrides {

    private Overrides() {}

    static List<SourceBlock> of(List<SourceBlock> blocks, List<SourceBlock> overriding) {
        List<SourceBlock> merged = new ArrayList<>(blocks);
        for (SourceBlock over : overriding) {
            int at = -1;
            for (int i = 0; i < merged.size(); i++) {
                boolean same = merged.get(i).type().equals(over.type())
                        && merged.get(i).labels().equals(over.labels())
                        && (!over.type().equals("locals") || shares(merged.get(i), over));
                at = same ? i : at;
            }
            if (at < 0) {
                merged.add(over);
            } else {
                merged.set(at, merged(merged.get(at), over));
            }
        }
        return merged;
    }

    private static boolean shares(SourceBlock some, SourceBlock others) {
        return others.attributes().stream()
                .anyMatch(a -> some.attribute(a.name()).isPresent());
    }

    private static SourceBlock merged(SourceBlock block, SourceBlock over) {
        Set<String> set = over.attributes().stream().map(SourceAttribute::name).collect(Collectors.toSet());
        List<SourceAttribute> attributes = Stream.concat(
                        block.attributes().stream().filter(a -> !set.contains(a.name())), over.attributes().stream())
                .toList();
        Set<String> types = over.blocks().stream().map(Overrides::kind).collect(Collectors.toSet());
        List<SourceBlock> nested = Stream.concat(
                        block.blocks().stream().filter(b -> !types.contains(kind(b))), over.blocks().stream())
                .toList();
        return new SourceBlock(block.type(), block.labels(), block.location(), attributes, nested, block.comments());
    }

    /** What a nested block makes, written out or by {@code dynamic}. */
    private static String kind(SourceBlock block) {
        return block.isDynamic() ? String.join(" ", block.labels()) : block.type();
    }
}
