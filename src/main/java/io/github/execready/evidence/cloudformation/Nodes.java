// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.List;

/** Reads a file by what it holds: what begins like JSON is JSON to CloudFormation too, all else is YAML. */
final class Nodes {

    private Nodes() {}

    /**
     * The values of a file.
     *
     * @throws TemplateException if it is neither JSON nor YAML, or too large
     */
    static List<Node> read(TemplateFile file) {
        String text = file.text();
        if (text.length() > NodeBudget.MAX_CHARACTERS) {
            throw new TemplateException(file.path(), "larger than " + (NodeBudget.MAX_CHARACTERS >> 20) + " MiB");
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        TemplateFile source = new TemplateFile(file.path(), content);
        return looksLikeJson(content) ? JsonNodes.read(source) : YamlNodes.read(source);
    }

    static boolean looksLikeJson(String text) {
        String head = text.substring(text.startsWith("\uFEFF") ? 1 : 0, Math.min(text.length(), 4096))
                .stripLeading();
        // Of YAML no document begins with a slash, and JSON with comments is told so.
        return head.startsWith("{") || head.startsWith("[") || isComment(head);
    }

    /** Whether a text begins with a comment as JavaScript has them, and JSON has not. */
    static boolean isComment(String text) {
        return text.startsWith("//") || text.startsWith("/*");
    }
}
