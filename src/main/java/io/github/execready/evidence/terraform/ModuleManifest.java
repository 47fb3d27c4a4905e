// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code modules.json}, in which Terraform notes where the sources of each module are. */
final class ModuleManifest {

    private ModuleManifest() {}

    /** The folder of each module by its key; empty for what cannot be read. */
    static Map<String, String> folders(String text) {
        Map<String, String> folders = new LinkedHashMap<>();
        PlanJson.parse(text, Location.of("modules.json")).ifPresent(value -> {
            if (value instanceof Value.Fields top) {
                // The file on disk has capitals; the one in a plan file is a plain list.
                add(top.members().get("Modules"), folders);
            } else {
                add(value, folders);
            }
        });
        return folders;
    }

    private static void add(@org.jspecify.annotations.Nullable Value modules, Map<String, String> folders) {
        if (modules instanceof Value.Items items) {
            for (Value item : items.items()) {
                if (item instanceof Value.Fields fields
                        && fields.members().get("Key") instanceof Value.Scalar key
                        && fields.members().get("Dir") instanceof Value.Scalar folder) {
                    folders.put(key.text(), folder.text());
                }
            }
        }
    }
}
