// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out of AWS's answers what may be a secret: the values of environment variables, the references of secrets,
 * commands, options of log drivers and volumes, labels and user data. Applied when a bundle is written and once more
 * when one is read, for it may come from elsewhere.
 *
 * <p>What stays: whether an environment value is empty, for an empty value does nothing; the value of {@code NO_PROXY},
 * a list of hosts that a check reads; ARNs of environment files and registry credentials; keys and values of tags,
 * which conditions of policies compare.
 */
final class Redaction {

    static final String REDACTED = "[redacted]";

    private static final StringNode REDACTED_NODE = StringNode.valueOf(REDACTED);
    private static final Set<String> TEXTS = Set.of("command", "entrypoint", "credentialspecs");
    private static final Set<String> MAPS = Set.of("options", "driveropts", "dockerlabels", "labels");

    private Redaction() {}

    /** Changes the answer, or the part of one, of a service in place. */
    static void redact(String service, JsonNode node) {
        if (service.equals("ecs")) {
            ecs(node);
        } else if (service.equals("ec2")) {
            userData(node);
        }
    }

    private static void ecs(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(Redaction::ecs);
        } else if (node instanceof ObjectNode object) {
            // A copy, for members are replaced on the way.
            Set.copyOf(object.propertyNames()).forEach(name -> ecsMember(object, name));
        }
    }

    private static void ecsMember(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        String known = name.toLowerCase(Locale.ROOT);
        switch (known) {
            case "environment" -> value.forEach(Redaction::variable);
            case "secrets", "secretoptions" -> value.forEach(secret -> set(secret, "valueFrom", REDACTED_NODE));
            case "environmentfiles" -> value.forEach(file -> keepArn(file, "value"));
            case "credentialsparameter" -> keepArn(object, name);
            default -> {
                if (TEXTS.contains(known)) {
                    texts(object, name, value);
                } else if (MAPS.contains(known)) {
                    values(value);
                } else {
                    ecs(value);
                }
            }
        }
    }

    private static void variable(JsonNode variable) {
        String name = text(variable, "name");
        boolean keep = name.equals("NO_PROXY")
                || name.equals("no_proxy")
                || text(variable, "value").isEmpty();
        if (!keep) {
            set(variable, "value", REDACTED_NODE);
        }
    }

    private static String text(JsonNode object, String member) {
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(member))
                .map(Map.Entry::getValue)
                // Whatever is not a text is not known to be empty.
                .map(value -> value.isString() ? value.asString() : value.isNull() ? "" : REDACTED)
                .findFirst()
                .orElse("");
    }

    private static void set(JsonNode node, String member, JsonNode value) {
        if (node instanceof ObjectNode object) {
            Set.copyOf(object.propertyNames()).stream()
                    .filter(member::equalsIgnoreCase)
                    .forEach(name -> object.set(name, value));
        }
    }

    private static void keepArn(JsonNode node, String member) {
        if (!text(node, member).startsWith("arn:")) {
            set(node, member, REDACTED_NODE);
        }
    }

    private static void texts(ObjectNode object, String name, JsonNode value) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, REDACTED_NODE);
            }
        } else if (!value.isNull()) {
            object.set(name, REDACTED_NODE);
        }
    }

    private static void values(JsonNode map) {
        if (map instanceof ObjectNode object) {
            Set.copyOf(object.propertyNames()).forEach(name -> object.set(name, REDACTED_NODE));
        }
    }

    private static void userData(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(Redaction::userData);
        } else if (node instanceof ObjectNode object) {
            set(object, "UserData", REDACTED_NODE);
            object.values().forEach(Redaction::userData);
        }
    }
}
