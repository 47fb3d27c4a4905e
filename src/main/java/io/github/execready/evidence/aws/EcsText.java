// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Tag;

/** How Amazon ECS spells names, ids, tags and missing things. */
final class EcsText {

    private EcsText() {}

    /** The last part of an ARN, or the name or id itself. */
    static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    /** Whether both texts, names or ARNs, name the same thing in the one place that was asked. */
    static boolean isSame(String asked, @Nullable String said) {
        return said != null && name(asked).equals(name(said));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Tags by key; a tag may be without a value. */
    static Evidence<Map<String, String>> tags(Reading reading, @Nullable Collection<Tag> tags) {
        return reading.value("tags", tags).map(all -> {
            Map<String, String> byKey = new LinkedHashMap<>();
            all.forEach(tag -> byKey.put(orEmpty(tag.key()), orEmpty(tag.value())));
            return Map.copyOf(byKey);
        });
    }

    /** The names of the ARNs, in order. */
    static List<String> names(Collection<String> arns) {
        return arns.stream().map(EcsText::name).toList();
    }
}
