// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A document as its two parts.
 *
 * @param front the YAML, parsed
 * @param body the Markdown below it; empty in a document of YAML alone
 */
record SplitDocument(String name, Object front, String body) {

    private static final String FENCE = "---\n";

    /** A document of {@code checks/}: YAML front matter between two lines of dashes, then Markdown. */
    static SplitDocument markdown(String name, String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new CatalogException(name + ": front matter must stand between two lines of ---");
        }
        return new SplitDocument(
                name,
                yaml(name, text.substring(FENCE.length(), end + 1)),
                text.substring(end + 1 + FENCE.length()).strip());
    }

    /** A document of YAML alone. */
    static SplitDocument yamlOnly(String name, String text) {
        return new SplitDocument(name, yaml(name, text), "");
    }

    byte[] compiled() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        ParsedYaml.write(out, front);
        ParsedYaml.write(out, body);
        return bytes.toByteArray();
    }

    private static Object yaml(String name, String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .build();
            Object yaml = new Load(settings).loadFromString(text);
            return yaml == null ? Map.of() : yaml;
        } catch (YamlEngineException e) {
            throw new CatalogException(name + ": " + e.getMessage());
        }
    }
}
