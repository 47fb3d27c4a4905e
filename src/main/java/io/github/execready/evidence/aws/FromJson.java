// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AWS CLI's JSON into the SDK's objects, by the fields that every SDK object describes itself with. Tolerates what
 * people's files really hold: dates as numbers or text, numbers as text, {@code null}, members in the other case of
 * their first letter, policy documents as objects where the API has text. A member that this SDK does not know is
 * reported, never an error.
 *
 * <p>The walk rests on types that the SDK marks as its own; a test over every operation catches a change of theirs.
 */
final class FromJson {

    // The year 9999 in seconds has 12 digits; more would only be a way to make the arithmetic expensive.
    private static final int MOST_DIGITS = 13;

    private final boolean encodedPolicies;
    private final Consumer<String> unknown;

    private FromJson(String service, Consumer<String> unknown) {
        // IAM alone sends policy documents URL-encoded; the AWS CLI shows them decoded.
        this.encodedPolicies = service.equals("iam");
        this.unknown = unknown;
    }

    /**
     * A response filled from JSON.
     *
     * @param pointer where the JSON stands in its file, for errors
     * @param unknown is told the place of every member that this SDK does not know
     * @throws JsonMismatch if a member holds something that cannot be meant
     */
    static Object response(Operation<?, ?> operation, JsonNode json, String pointer, Consumer<String> unknown) {
        return object(operation.service(), json, operation.response().get(), pointer, unknown);
    }

    /** Any SDK object filled from JSON, given its empty builder. */
    static Object object(String service, JsonNode json, SdkPojo builder, String pointer, Consumer<String> unknown) {
        return new FromJson(service, unknown).object(json, builder, pointer);
    }

    private Object object(JsonNode json, SdkPojo builder, String pointer) {
        if (!(json instanceof ObjectNode node)) {
            throw new JsonMismatch(pointer, "an object", json);
        }
        Set<String> seen = new HashSet<>();
        for (SdkField<?> field : builder.sdkFields()) {
            String member = memberOf(node, field.memberName());
            if (member.isEmpty()) {
                continue;
            }
            seen.add(member);
            Object value = value(node.path(member), field, pointer + '/' + member);
            if (value != null) {
                field.set(builder, value);
            }
        }
        node.propertyNames().stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> unknown.accept(pointer + '/' + name));
        return ((Buildable) builder).build();
    }

    /** The member's name as the file spells it; empty where there is none. */
    private static String memberOf(ObjectNode node, String name) {
        if (node.has(name)) {
            return name;
        }
        char first = name.charAt(0);
        char other = Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
        String otherwise = other + name.substring(1);
        return node.has(otherwise) ? otherwise : "";
    }

    private @Nullable Object value(JsonNode json, SdkField<?> field, String pointer) {
        if (json.isNull()) {
            return null;
        }
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> text(json, pointer);
            case BOOLEAN -> bool(json, pointer);
            case INTEGER -> number(json, pointer, "a whole number", n -> n.intValueExact());
            case LONG -> number(json, pointer, "a whole number", n -> n.longValueExact());
            case SHORT -> number(json, pointer, "a whole number", n -> n.shortValueExact());
            case FLOAT -> number(json, pointer, "a number", n -> n.floatValue());
            case DOUBLE -> number(json, pointer, "a number", n -> n.doubleValue());
            case BIG_DECIMAL -> number(json, pointer, "a number", n -> n);
            case INSTANT -> instant(json, pointer);
            case SDK_BYTES -> bytes(json, pointer);
            case SDK_POJO -> object(json, field.constructor().get(), pointer);
            case LIST -> list(json, field.getRequiredTrait(ListTrait.class).memberFieldInfo(), pointer);
            case MAP -> map(json, field.getRequiredTrait(MapTrait.class).valueFieldInfo(), pointer);
            // Free-form documents are not read by anybody here.
            default -> null;
        };
    }

    private List<Object> list(JsonNode json, SdkField<?> member, String pointer) {
        if (!json.isArray()) {
            throw new JsonMismatch(pointer, "an array", json);
        }
        List<Object> values = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            Object value = value(json.path(i), member, pointer + '/' + i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, Object> map(JsonNode json, SdkField<?> member, String pointer) {
        if (!json.isObject()) {
            throw new JsonMismatch(pointer, "an object", json);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Object value = value(entry.getValue(), member, pointer + '/' + entry.getKey());
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return values;
    }

    private String text(JsonNode json, String pointer) {
        if (json.isObject()) {
            return policy(Json.compact(json));
        }
        if (json.isArray()) {
            throw new JsonMismatch(pointer, "a text", json);
        }
        String text = json.asString();
        return text.startsWith("{") ? policy(text) : text;
    }

    private String policy(String document) {
        return encodedPolicies ? PolicyEncoding.encode(document) : document;
    }

    private static boolean bool(JsonNode json, String pointer) {
        if (json.isBoolean()) {
            return json.asBoolean();
        }
        String text = json.isString() ? json.asString() : "";
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw new JsonMismatch(pointer, "true or false", json);
    }

    private interface FromNumber {
        Object of(BigDecimal number);
    }

    private static Object number(JsonNode json, String pointer, String expected, FromNumber conversion) {
        return orMismatch(json, pointer, expected, () -> conversion.of(decimal(json, pointer, expected)));
    }

    private static BigDecimal decimal(JsonNode json, String pointer, String expected) {
        if (!json.isNumber() && !json.isString()) {
            throw new JsonMismatch(pointer, expected, json);
        }
        return new BigDecimal(json.asString());
    }

    /** AWS CLI 1 prints the dates of ECS as seconds with a fraction, AWS CLI 2 prints ISO 8601 with an offset. */
    private static Object instant(JsonNode json, String pointer) {
        String expected = "a date, in seconds or as ISO 8601,";
        return orMismatch(json, pointer, expected, () -> {
            String text = json.asString();
            if (json.isString() && text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            BigDecimal seconds = decimal(json, pointer, expected);
            if (Math.abs((long) seconds.precision() - seconds.scale()) > MOST_DIGITS || seconds.scale() > MOST_DIGITS) {
                throw new JsonMismatch(pointer, expected, json);
            }
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        });
    }

    private static Object bytes(JsonNode json, String pointer) {
        return orMismatch(
                json,
                pointer,
                "base64",
                () -> SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asString())));
    }

    private static Object orMismatch(JsonNode json, String pointer, String expected, Supplier<Object> conversion) {
        try {
            return conversion.get();
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new JsonMismatch(pointer, expected, json, e);
        }
    }
}
