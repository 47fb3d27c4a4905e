// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.SourceBlock.Comment;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the blocks and attributes of a file in Terraform's language, and where they stand. It knows comments, strings with
 * templates in them, heredocs and brackets, evaluates nothing, and never fails: what it does not understand it passes over.
 */
final class BlockScanner {

    private static final int MAX_DEPTH = 100;

    private final String file;
    private final String text;
    private final Consumer<Location> trouble;
    private int at;
    private int line = 1;
    private int lineStart;
    private List<Comment> comments = new ArrayList<>();

    private BlockScanner(String file, String text, Consumer<Location> trouble) {
        this.file = file;
        this.text = text;
        this.trouble = trouble;
    }

    /** The blocks at the top of a file. */
    static List<SourceBlock> scan(String file, String text) {
        return scan(file, text, place -> {});
    }

    /**
     * The blocks at the top of a file.
     *
     * @param trouble is told where something stands that is not understood, and passed over
     */
    static List<SourceBlock> scan(String file, String text, Consumer<Location> trouble) {
        BlockScanner scanner = new BlockScanner(file, text, trouble);
        List<SourceBlock> blocks = new ArrayList<>();
        while (scanner.at < text.length()) {
            scanner.body(new ArrayList<>(), blocks, 0);
            if (scanner.at < text.length()) {
                trouble.accept(scanner.here());
            }
            scanner.step();
        }
        return blocks;
    }

    /** The attributes at the top of a file, as in those that give variables. */
    static List<SourceAttribute> attributes(String file, String text, Consumer<Location> trouble) {
        List<SourceAttribute> attributes = new ArrayList<>();
        new BlockScanner(file, text, trouble).body(attributes, new ArrayList<>(), 0);
        return attributes;
    }

    private void body(List<SourceAttribute> attributes, List<SourceBlock> blocks, int depth) {
        while (true) {
            trivia();
            if (at >= text.length() || text.charAt(at) == '}') {
                comments = new ArrayList<>();
                return;
            }
            if (!identifier(text.charAt(at))) {
                trouble.accept(here());
                token();
                continue;
            }
            Location place = here();
            String name = word();
            blanks();
            if (at < text.length() && text.charAt(at) == '=' && !ahead("==")) {
                comments = new ArrayList<>();
                step();
                blanks();
                Location start = here();
                attributes.add(new SourceAttribute(name, expression(), place, start));
            } else {
                block(name, place, blocks, depth);
            }
        }
    }

    private void block(String type, Location place, List<SourceBlock> blocks, int depth) {
        List<Comment> above = adjacent(place.line());
        comments = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int from = at + 1;
                token();
                labels.add(text.substring(from, Math.max(from, at - 1)));
            } else if (identifier(c)) {
                labels.add(word());
            } else {
                break;
            }
            blanks();
        }
        if (at >= text.length() || text.charAt(at) != '{' || depth >= MAX_DEPTH) {
            trouble.accept(place);
            return;
        }
        step();
        List<SourceAttribute> attributes = new ArrayList<>();
        List<SourceBlock> nested = new ArrayList<>();
        body(attributes, nested, depth + 1);
        if (at >= text.length()) {
            trouble.accept(place);
        }
        step();
        blocks.add(new SourceBlock(type, labels, place, attributes, nested, above));
    }

    /** The comments that stand right above a line, with no other line between. */
    private List<Comment> adjacent(int block) {
        List<Comment> above = new ArrayList<>();
        int next = block;
        for (int i = comments.size() - 1; i >= 0 && comments.get(i).location().line() == next - 1; i--) {
            above.add(0, comments.get(i));
            next--;
        }
        return above;
    }

    /** The text of an expression: to the end of the line, or of the block, outside of brackets. */
    private String expression() {
        int from = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == '\n' || c == '}' || comment())) {
                break;
            }
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            if (comment()) {
                comment(new ArrayList<>());
            } else {
                token();
            }
        }
        return text.substring(from, at).strip();
    }

    // ---- the smallest parts

    /** Passes over a string, a heredoc or a single character. */
    private void token() {
        if (text.charAt(at) == '"') {
            string(0);
        } else if (ahead("<<") && at + 2 < text.length() && (identifier(text.charAt(at + 2)) || ahead("<<-"))) {
            heredoc();
        } else {
            step();
        }
    }

    private void string(int depth) {
        Location start = here();
        step();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                step();
                step();
            } else if (c == '"') {
                step();
                return;
            } else if (ahead("$${") || ahead("%%{")) {
                step();
                step();
                step();
            } else if (ahead("${") || ahead("%{")) {
                step();
                step();
                template(depth + 1);
            } else if (c == '\n') {
                break;
            } else {
                step();
            }
        }
        trouble.accept(start);
    }

    private void template(int depth) {
        int open = 1;
        while (at < text.length() && open > 0) {
            char c = text.charAt(at);
            if (c == '"' && depth < MAX_DEPTH) {
                string(depth);
                continue;
            }
            if (c == '{') {
                open++;
            } else if (c == '}') {
                open--;
            }
            step();
        }
    }

    private void heredoc() {
        Location start = here();
        step();
        step();
        if (at < text.length() && text.charAt(at) == '-') {
            step();
        }
        String tag = word();
        restOfLine();
        step();
        while (at < text.length()) {
            int from = at;
            restOfLine();
            if (tag.isEmpty() || text.substring(from, at).strip().equals(tag)) {
                return;
            }
            step();
        }
        trouble.accept(start);
    }

    private void trivia() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                step();
            } else if (comment()) {
                comment(comments);
            } else {
                return;
            }
        }
    }

    private boolean comment() {
        return text.charAt(at) == '#' || ahead("//") || ahead("/*");
    }

    private void comment(List<Comment> into) {
        Location place = here();
        int from = at;
        if (ahead("/*")) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                trouble.accept(place);
            }
            int to = end < 0 ? text.length() : end + 2;
            while (at < to) {
                step();
            }
            into.add(new Comment(
                    text.substring(Math.min(from + 2, to), Math.max(Math.min(from + 2, to), to - 2))
                            .strip(),
                    new Location(file, line, place.column())));
            return;
        }
        restOfLine();
        into.add(new Comment(
                text.substring(from, at).replaceFirst("^(#+|//+)", "").strip(), place));
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            step();
        }
    }

    private void restOfLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            step();
        }
    }

    private String word() {
        int from = at;
        while (at < text.length() && (identifier(text.charAt(at)) || text.charAt(at) == '-')) {
            step();
        }
        return text.substring(from, at);
    }

    private static boolean identifier(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean ahead(String expected) {
        return text.startsWith(expected, at);
    }

    private void step() {
        if (at < text.length() && text.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at = Math.min(text.length(), at + 1);
    }

    private Location here() {
        return new Location(file, line, at - lineStart + 1);
    }
}
