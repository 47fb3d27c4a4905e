// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.ContextEntry;

/**
 * The values of condition keys as the policy simulator takes them: each with its type, which AWS tells for the global
 * keys and which is text for all others.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition
 *     keys</a>
 */
final class SimulationContext {

    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("aws:securetransport", "boolean"),
            entry("aws:viaawsservice", "boolean"),
            entry("aws:multifactorauthpresent", "boolean"),
            entry("aws:sourceip", "ip"),
            entry("aws:vpcsourceip", "ip"),
            entry("aws:currenttime", "date"),
            entry("aws:tokenissuetime", "date"),
            entry("aws:epochtime", "numeric"),
            entry("aws:multifactorauthage", "numeric"));

    private SimulationContext() {}

    /** In the order of their keys. A key without values is left out: the simulator knows no empty entry. */
    static List<ContextEntry> entries(Map<String, List<String>> context) {
        return context.entrySet().stream()
                .filter(key -> !key.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(SimulationContext::lower).thenComparing(Comparator.naturalOrder())))
                .map(key -> contextEntry(
                        key.getKey(),
                        key.getValue().stream().distinct().sorted().toList()))
                .toList();
    }

    private static ContextEntry contextEntry(String key, List<String> values) {
        String type = TYPES.getOrDefault(lower(key), "string");
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(values.size() == 1 ? type : type + "List")
                .contextKeyValues(values)
                .build();
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
