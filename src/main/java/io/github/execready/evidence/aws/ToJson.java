// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SDK's objects as the JSON that the AWS CLI prints, in the order of the SDK's fields. What AWS did not send is left
 * out, an empty list that AWS sent stays. Dates are ISO 8601 in UTC; IAM's policy documents become objects, as in the
 * CLI's output, where they are sound JSON.
 */
final class ToJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean encodedPolicies;

    private ToJson(String service) {
        this.encodedPolicies = service.equals("iam");
    }

    /** A request or a response of a service. */
    static ObjectNode object(String service, SdkPojo pojo) {
        return new ToJson(service).object(pojo);
    }

    private ObjectNode object(SdkPojo pojo) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            value(field.getValueOrDefault(pojo)).ifPresent(value -> node.set(field.memberName(), value));
        }
        return node;
    }

    /** Empty where there is nothing to write. */
    private Optional<JsonNode> value(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return Optional.empty();
        }
        if (value instanceof SdkPojo pojo) {
            return Optional.of(object(pojo));
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(element -> value(element).ifPresent(array::add));
            return Optional.of(array);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((key, element) -> value(element).ifPresent(json -> node.set(String.valueOf(key), json)));
            return Optional.of(node);
        }
        return scalar(value);
    }

    private Optional<JsonNode> scalar(Object value) {
        if (value instanceof String text) {
            return Optional.of(text(text));
        }
        if (value instanceof Boolean bool) {
            return Optional.of(NODES.booleanNode(bool));
        }
        if (value instanceof Instant instant) {
            return Optional.of(NODES.stringNode(instant.toString()));
        }
        if (value instanceof Double || value instanceof Float) {
            return Optional.of(NODES.numberNode(((Number) value).doubleValue()));
        }
        if (value instanceof Number number) {
            return Optional.of(NODES.numberNode(number.longValue()));
        }
        if (value instanceof SdkBytes bytes) {
            return Optional.of(NODES.stringNode(Base64.getEncoder().encodeToString(bytes.asByteArray())));
        }
        // Free-form documents are not read by anybody here.
        return Optional.empty();
    }

    private JsonNode text(String text) {
        if (!encodedPolicies || !PolicyEncoding.isEncoded(text)) {
            return NODES.stringNode(text);
        }
        return decoded(text).orElseGet(() -> NODES.stringNode(text));
    }

    // A document that is no sound JSON must reach the policy reader as AWS sent it: its errors are findings.
    private static Optional<JsonNode> decoded(String text) {
        try {
            return Json.strict(PolicyEncoding.decode(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
