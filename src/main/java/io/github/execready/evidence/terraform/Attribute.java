// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an attribute of Terraform's is called in CloudFormation.
 *
 * @param name Terraform's
 * @param target CloudFormation's; with dots, for one that is nested there
 * @param kind how its value is translated
 * @param nested the attributes of a block
 * @param types the types of resource that it can refer to; none if it is no link
 */
record Attribute(String name, String target, Kind kind, List<Attribute> nested, Set<String> types) {

    /** How a value is translated. */
    enum Kind {
        /** As it is. */
        PLAIN,
        /** As it is; wholly unknown, it is a list all the same. */
        LIST,
        /** A block that occurs once at most, which Terraform has as a list of one. */
        BLOCK,
        /** A block that may occur several times. */
        BLOCKS,
        /** A policy document in a text. */
        POLICY,
        /** Container definitions in a text. */
        CONTAINERS,
        /** A boolean that AWS spells as ENABLED or DISABLED. */
        SWITCH,
        /** What a task is started with, in a text of JSON, which may set variables. */
        INPUT,
        /** What a state machine does, in a text of JSON. */
        STATES,
        /** A map, which AWS has as a list of names and values. */
        PAIRS
    }

    Attribute {
        nested = List.copyOf(nested);
        types = Set.copyOf(types);
    }

    static Attribute plain(String name) {
        return plain(name, pascal(name));
    }

    static Attribute plain(String name, String target) {
        return new Attribute(name, target, Kind.PLAIN, List.of(), Set.of());
    }

    static Stream<Attribute> plains(String... names) {
        return Stream.of(names).map(Attribute::plain);
    }

    static Attribute list(String name) {
        return list(name, pascal(name));
    }

    static Attribute list(String name, String target) {
        return new Attribute(name, target, Kind.LIST, List.of(), Set.of());
    }

    static Attribute link(String name, String target, String... types) {
        return new Attribute(name, target, Kind.PLAIN, List.of(), Set.of(types));
    }

    static Attribute links(String name, String target, String... types) {
        return new Attribute(name, target, Kind.LIST, List.of(), Set.of(types));
    }

    static Attribute block(String name, Attribute... nested) {
        return block(name, pascal(name), nested);
    }

    static Attribute block(String name, String target, Attribute... nested) {
        return new Attribute(name, target, Kind.BLOCK, List.of(nested), Set.of());
    }

    static Attribute blocks(String name, String target, Attribute... nested) {
        return new Attribute(name, target, Kind.BLOCKS, List.of(nested), Set.of());
    }

    static Attribute policy(String name, String target) {
        return new Attribute(name, target, Kind.POLICY, List.of(), Set.of());
    }

    static Attribute containers(String name, String target) {
        return new Attribute(name, target, Kind.CONTAINERS, List.of(), Set.of());
    }

    static Attribute onOff(String name, String target) {
        return new Attribute(name, target, Kind.SWITCH, List.of(), Set.of());
    }

    static Attribute input(String name, String target) {
        return new Attribute(name, target, Kind.INPUT, List.of(), Set.of());
    }

    static Attribute states(String name, String target) {
        return new Attribute(name, target, Kind.STATES, List.of(), Set.of());
    }

    static Attribute pairs(String name, String target) {
        return new Attribute(name, target, Kind.PAIRS, List.of(), Set.of());
    }

    /** Whether its value is a text that is taken apart. */
    boolean isDocument() {
        return switch (kind) {
            case POLICY, CONTAINERS, INPUT, STATES -> true;
            default -> false;
        };
    }

    boolean isBlock() {
        return kind == Kind.BLOCK || kind == Kind.BLOCKS;
    }

    /** {@code launch_type} as {@code LaunchType}. */
    static String pascal(String name) {
        return Stream.of(name.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
