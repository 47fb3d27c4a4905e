// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * A block of a source file.
 *
 * @param type {@code resource}, {@code locals}, {@code dynamic} …
 * @param labels without their quotes
 * @param location of its type
 * @param attributes in the order of the file
 * @param blocks those in it
 * @param comments the lines of comment right above it, without their marks
 */
record SourceBlock(
        String type,
        List<String> labels,
        Location location,
        List<SourceAttribute> attributes,
        List<SourceBlock> blocks,
        List<Comment> comments) {

    /**
     * An attribute.
     *
     * @param expression as it is written
     * @param location of its name
     * @param start of the expression
     */
    record SourceAttribute(String name, String expression, Location location, Location start) {

        /** The place of a character of the expression. */
        Location at(int offset) {
            String before = expression.substring(0, Math.min(offset, expression.length()));
            int newline = before.lastIndexOf('\n');
            int line =
                    start.line() + (int) before.chars().filter(c -> c == '\n').count();
            int column = newline < 0 ? start.column() + before.length() : before.length() - newline;
            return new Location(start.file(), line, column);
        }
    }

    /** A line of comment. */
    record Comment(String text, Location location) {}

    SourceBlock {
        labels = List.copyOf(labels);
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
        comments = List.copyOf(comments);
    }

    /** As it is named within its module: {@code aws_ecs_service.api}, {@code data.aws_vpc.main}, {@code module.ecs}. */
    String address() {
        return (type.equals("resource") ? "" : type + ".") + String.join(".", labels);
    }

    Optional<SourceAttribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** The blocks of a type, whether written out or made by {@code dynamic}. */
    List<SourceBlock> nested(String name) {
        return blocks.stream()
                .filter(b ->
                        b.type().equals(name) || (b.isDynamic() && b.labels().contains(name)))
                .toList();
    }

    /** What stands between its braces, or between those of what {@code dynamic} makes. */
    Optional<SourceBlock> content() {
        return isDynamic() ? nested("content").stream().findFirst() : Optional.of(this);
    }

    boolean isDynamic() {
        return type.equals("dynamic");
    }
}
