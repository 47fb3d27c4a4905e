// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping of the configuration, read strictly; every complaint names file, line and column. */
final class Settings {

    private final String file;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    private Settings(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    static Settings of(String file, Node node, Set<String> keys) {
        Settings settings = new Settings(file, node);
        if (!(node instanceof MappingNode mapping)) {
            throw settings.wrong(node, "expected keys and values, such as 'suppressions:'");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                throw settings.wrong(
                        tuple.getKeyNode(),
                        "unknown key '" + key + "'; known are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
            if (settings.entries.put(key, tuple.getValueNode()) != null) {
                throw settings.wrong(tuple.getKeyNode(), "'" + key + "' is given twice");
            }
        }
        return settings;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(value -> scalar(key, value));
    }

    String required(String key) {
        return text(key).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(node, "'" + key + "' is missing"));
    }

    List<String> texts(String key) {
        return items(key).stream().map(item -> scalar(key, item)).toList();
    }

    List<Node> items(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        throw wrong(value, "'" + key + "' must be a list");
    }

    Location location() {
        return node.getStartMark()
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Location.of(file));
    }

    ConfigurationException wrong(String key, String expected) {
        return wrong(entries.getOrDefault(key, node), "'" + key + "' must be " + expected);
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw wrong(value, "'" + key + "' must be text");
    }

    private ConfigurationException wrong(Node at, String message) {
        Optional<Mark> mark = at.getStartMark();
        String position = mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse("");
        return new ConfigurationException(file + position + ": " + message);
    }
}
