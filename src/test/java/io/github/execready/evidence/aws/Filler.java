// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills every field of an SDK object, whatever the SDK's version adds to it. */
final class Filler {

    private static final int DEEPEST = 12;

    private final UnaryOperator<String> text;

    /**
     * @param text the text of a field, given its path
     */
    Filler(UnaryOperator<String> text) {
        this.text = text;
    }

    SdkPojo fill(SdkPojo builder) {
        return (SdkPojo) fill(builder, "", 0);
    }

    private Object fill(SdkPojo builder, String path, int depth) {
        for (SdkField<?> field : builder.sdkFields()) {
            boolean plain = field.marshallingType().getKnownType() != MarshallingKnownType.DOCUMENT;
            if (plain && depth < DEEPEST) {
                field.set(builder, value(field, path + '/' + field.memberName(), depth));
            }
        }
        return ((Buildable) builder).build();
    }

    private Object value(SdkField<?> field, String path, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text.apply(path);
            case BOOLEAN -> true;
            case INTEGER -> path.length();
            case LONG -> 1_700_000_000_000L + path.length();
            case FLOAT -> 0.5f;
            case DOUBLE -> 2.25;
            case INSTANT -> Instant.parse("2026-01-31T12:00:00.123456789Z");
            case SDK_BYTES -> SdkBytes.fromUtf8String(path);
            case SDK_POJO -> fill(field.constructor().get(), path, depth + 1);
            case LIST -> List.of(value(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), path, depth + 1));
            case MAP ->
                Map.of("key", value(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), path + "/key", depth + 1));
            default -> throw new AssertionError(path + " has the new type " + field.marshallingType());
        };
    }
}
