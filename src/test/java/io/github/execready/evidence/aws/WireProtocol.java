// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The protocols that AWS's services speak, seen from the server: a request out of its bytes, a response into them. */
enum WireProtocol {
    /** AWS JSON 1.0 and 1.1: the operation in a header, objects as JSON, dates in seconds. */
    JSON("application/x-amz-json-1.1"),
    /** The query protocol of IAM and STS: a form in, XML out. */
    QUERY("text/xml"),
    /** The query protocol's variant of Amazon EC2: flattened lists in, other names out. */
    EC2("text/xml;charset=UTF-8"),
    /** Amazon S3. */
    REST_XML("application/xml");

    static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String contentType;

    WireProtocol(String contentType) {
        this.contentType = contentType;
    }

    static WireProtocol of(String service) {
        return switch (service) {
            case "iam", "sts" -> QUERY;
            case "ec2" -> EC2;
            case "s3" -> REST_XML;
            default -> JSON;
        };
    }

    String contentType() {
        return contentType;
    }

    /** The name of the operation that is asked for. */
    String operation(AwsWire.Request request) {
        return switch (this) {
            case JSON -> request.target().replaceFirst(".*\\.", "");
            case QUERY, EC2 -> form(request.body()).getOrDefault("Action", "");
            case REST_XML -> request.query().startsWith("policy") ? "GetBucketPolicy" : "GetBucketEncryption";
        };
    }

    /** The request in the shape of the AWS CLI. */
    ObjectNode request(Operation<?, ?> operation, AwsWire.Request request) {
        return switch (this) {
            case JSON -> (ObjectNode) Json.parse(request.body().getBytes(StandardCharsets.UTF_8));
            case REST_XML -> NODES.objectNode().put("Bucket", request.path().replaceAll("^/|/$", ""));
            case QUERY, EC2 -> canonical(operation, tree(form(request.body())));
        };
    }

    /** A response as the service would send it. */
    String response(Operation<?, ?> operation, SdkPojo response) {
        return switch (this) {
            case JSON -> Json.compact(json(response));
            case EC2 -> element(operation.name() + "Response", xml(response) + element("requestId", REQUEST_ID));
            case QUERY ->
                element(
                        operation.name() + "Response",
                        element(operation.name() + "Result", xml(response))
                                + element("ResponseMetadata", element("RequestId", REQUEST_ID)));
            case REST_XML ->
                operation.name().equals("GetBucketPolicy")
                        ? String.valueOf(response.sdkFields().get(0).getValueOrDefault(response))
                        : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml(response);
        };
    }

    /** An error as the service would send it. */
    String error(String service, String code, String message) {
        String details = element("Code", code) + element("Message", escaped(message));
        return switch (this) {
            case JSON ->
                Json.compact(NODES.objectNode()
                        .put("__type", code)
                        // Amazon ECS writes the member in capitals when it denies access.
                        .put(
                                service.equals("ecs") && code.startsWith("AccessDenied") ? "Message" : "message",
                                message));
            case EC2 ->
                element("Response", element("Errors", element("Error", details)) + element("RequestID", REQUEST_ID));
            case QUERY ->
                element(
                        "ErrorResponse",
                        element("Error", element("Type", "Sender") + details) + element("RequestId", REQUEST_ID));
            case REST_XML -> element("Error", details + element("RequestId", REQUEST_ID));
        };
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    /** {@code Filter.1.Value.2=x} as objects in objects, all named. */
    private static ObjectNode tree(Map<String, String> form) {
        ObjectNode root = NODES.objectNode();
        form.forEach((key, value) -> {
            String[] path = key.split("\\.", -1);
            ObjectNode at = root;
            for (int i = 0; i < path.length - 1; i++) {
                at = at.withObjectProperty(path[i]);
            }
            at.put(path[path.length - 1], value);
        });
        return root;
    }

    private ObjectNode canonical(Operation<?, ?> operation, ObjectNode tree) {
        SdkPojo builder = Requests.builder(operation);
        Object request = FromJson.object(operation.service(), named(builder, tree), builder, "", unknown -> {
            throw new IllegalArgumentException(operation + " does not know " + unknown);
        });
        return ToJson.object(operation.service(), (SdkPojo) request);
    }

    private ObjectNode named(SdkPojo shape, JsonNode tree) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            JsonNode value = tree.path(field.locationName());
            if (!value.isMissingNode()) {
                node.set(field.memberName(), named(field, value));
            }
        }
        return node;
    }

    private JsonNode named(SdkField<?> field, JsonNode value) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> named(field.constructor().get(), value);
            case LIST -> {
                ListTrait list = field.getRequiredTrait(ListTrait.class);
                JsonNode elements = this == QUERY && !list.isFlattened() ? value.path("member") : value;
                Map<Integer, JsonNode> ordered = new TreeMap<>();
                elements.properties().forEach(entry -> ordered.put(Integer.valueOf(entry.getKey()), entry.getValue()));
                ArrayNode array = NODES.arrayNode();
                ordered.values().forEach(element -> array.add(named(list.memberFieldInfo(), element)));
                yield array;
            }
            default -> value;
        };
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private static ObjectNode json(SdkPojo pojo) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (!isAbsent(value)) {
                node.set(field.locationName(), jsonValue(value));
            }
        }
        return node;
    }

    private static JsonNode jsonValue(Object value) {
        if (value instanceof SdkPojo pojo) {
            return json(pojo);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(jsonValue(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((key, element) -> node.set(String.valueOf(key), jsonValue(element)));
            return node;
        }
        if (value instanceof Instant instant) {
            return NODES.numberNode(BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9))
                    .stripTrailingZeros());
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        return value instanceof Number number
                ? NODES.numberNode(new BigDecimal(number.toString()))
                : NODES.stringNode(value.toString());
    }

    private String xml(SdkPojo pojo) {
        StringBuilder xml = new StringBuilder();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (!isAbsent(value)) {
                xml.append(xml(field, field.unmarshallLocationName(), value));
            }
        }
        return xml.toString();
    }

    private String xml(SdkField<?> field, String name, Object value) {
        if (value instanceof SdkPojo pojo) {
            return element(name, xml(pojo));
        }
        if (value instanceof List<?> values) {
            ListTrait list = field.getRequiredTrait(ListTrait.class);
            String member = Optional.ofNullable(list.memberLocationName())
                    .orElseGet(() -> list.memberFieldInfo().unmarshallLocationName());
            StringBuilder elements = new StringBuilder();
            values.forEach(
                    each -> elements.append(xml(list.memberFieldInfo(), list.isFlattened() ? name : member, each)));
            return list.isFlattened() ? elements.toString() : element(name, elements.toString());
        }
        if (value instanceof Map<?, ?>) {
            throw new IllegalArgumentException("no answer in XML has a map: " + field.getTrait(MapTrait.class));
        }
        return element(name, escaped(value.toString()));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
