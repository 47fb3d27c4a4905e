// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Policies and other documents that a template holds as a text of JSON: what is open in the text stays open in its place. */
final class Documents {

    // Private use: no template has them, and JSON carries them as they are.
    private static final Pattern MARK = Pattern.compile("\uE000(\\d{1,6})\uE001");

    private Documents() {}

    /** The document as a tree; the value itself where it is no text of a JSON object. */
    static Value tree(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return tree(List.of(scalar), value);
        }
        return value instanceof Value.Joined joined ? tree(joined.parts(), value) : value;
    }

    private static Value tree(List<Value> parts, Value otherwise) {
        if (!(parts.get(0) instanceof Value.Scalar first)
                || !first.text().stripLeading().startsWith("{")) {
            return otherwise;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Value.Scalar scalar) {
                text.append(scalar.text());
            } else {
                text.append('\uE000').append(i).append('\uE001');
            }
        }
        try {
            List<Node> documents =
                    JsonNodes.read(new TemplateFile(otherwise.location().file(), text.toString()));
            return documents.size() == 1 ? value(documents.get(0), parts, otherwise.location()) : otherwise;
        } catch (TemplateException e) {
            // No JSON after all: whoever reads the document says so.
            return otherwise;
        }
    }

    private static Value value(Node node, List<Value> parts, Location at) {
        if (node instanceof Node.Text text) {
            return text(text.text(), parts, at);
        }
        if (node instanceof Node.Sequence sequence) {
            return new Value.Items(
                    sequence.items().stream()
                            .map(item -> value(item, parts, at))
                            .toList(),
                    at);
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Value> members = new LinkedHashMap<>();
            mapping.members().forEach((key, member) -> {
                Value value = Members.settled(Members.pascal(key), member, value(member, parts, at));
                if (!(value instanceof Value.Nothing)) {
                    members.put(Texts.shown(text(key, parts, at)), value);
                }
            });
            return new Value.Fields(members, at);
        }
        return new Value.Nothing(at);
    }

    private static Value text(String text, List<Value> parts, Location at) {
        Matcher matcher = MARK.matcher(text);
        List<Value> found = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            found.add(new Value.Scalar(text.substring(end, matcher.start()), at));
            int part = Integer.parseInt(matcher.group(1));
            found.add(part < parts.size() ? parts.get(part) : new Value.Scalar(matcher.group(), at));
            end = matcher.end();
        }
        if (end == 0) {
            return new Value.Scalar(text, at);
        }
        found.add(new Value.Scalar(text.substring(end), at));
        return Texts.join(found, at);
    }
}
