// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mappings, lists and texts as YAML yields them, in bytes that are read back at once. */
final class ParsedYaml {

    private static final int TEXT = 0;
    private static final int LIST = 1;
    private static final int MAPPING = 2;
    private static final int NOTHING = 3;

    private ParsedYaml() {}

    static void write(DataOutputStream out, Object node) throws IOException {
        if (node instanceof Map<?, ?> mapping) {
            out.writeByte(MAPPING);
            out.writeInt(mapping.size());
            for (Map.Entry<?, ?> entry : mapping.entrySet()) {
                text(out, String.valueOf(entry.getKey()));
                value(out, entry.getValue());
            }
        } else if (node instanceof List<?> list) {
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (Object item : list) {
                value(out, item);
            }
        } else {
            out.writeByte(TEXT);
            text(out, node.toString());
        }
    }

    static Object read(DataInputStream in) throws IOException {
        Object node = value(in);
        return node == null ? "" : node;
    }

    private static void value(DataOutputStream out, @Nullable Object node) throws IOException {
        if (node == null) {
            out.writeByte(NOTHING);
        } else {
            write(out, node);
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        int kind = in.readByte();
        switch (kind) {
            case TEXT -> {
                return text(in);
            }
            case LIST -> {
                int size = in.readInt();
                List<@Nullable Object> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(value(in));
                }
                return list;
            }
            case MAPPING -> {
                int size = in.readInt();
                Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    mapping.put(text(in), value(in));
                }
                return mapping;
            }
            case NOTHING -> {
                return null;
            }
            default -> throw new IOException("no kind of node is " + kind);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
