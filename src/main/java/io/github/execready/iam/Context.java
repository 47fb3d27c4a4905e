// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys of a request, whose names do not distinguish case. Every key is known, known to be absent, or
 * unknown; a key that nothing is said of is what the context was begun with.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">global keys</a>
 */
public final class Context {

    private static final ContextValue ABSENT = new ContextValue.Absent();
    private static final ContextValue UNKNOWN = new ContextValue.Unknown();

    private final Map<String, ContextValue> values;
    private final Map<String, ContextValue> families;
    private final ContextValue otherwise;

    private Context(Map<String, ContextValue> values, Map<String, ContextValue> families, ContextValue otherwise) {
        this.values = values;
        this.families = families;
        this.otherwise = otherwise;
    }

    /** Nothing is in the request but what is said of it from here on. */
    public static Builder complete() {
        return new Builder(ABSENT);
    }

    /** Nothing is known of the request but what is said of it from here on. */
    public static Builder open() {
        return new Builder(UNKNOWN);
    }

    /** Names in lower case, without regard to the machine's language: keys are ASCII. */
    static String normal(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return lowered(name, i);
            }
        }
        return name;
    }

    private static String lowered(String name, int from) {
        char[] characters = name.toCharArray();
        for (int i = from; i < characters.length; i++) {
            if (characters[i] >= 'A' && characters[i] <= 'Z') {
                characters[i] = (char) (characters[i] + ('a' - 'A'));
            }
        }
        return new String(characters);
    }

    /**
     * What is known of a key.
     *
     * @param normalName its name in lower case
     */
    ContextValue get(String normalName) {
        ContextValue value = values.get(normalName);
        return value != null ? value : ofFamily(normalName);
    }

    private ContextValue ofFamily(String normalName) {
        ContextValue said = otherwise;
        for (Map.Entry<String, ContextValue> family : families.entrySet()) {
            if (normalName.startsWith(family.getKey())) {
                said = family.getValue();
            }
        }
        return said;
    }

    /** Whether it is known if the request has the key, and with which value. */
    public boolean isSettled(String key) {
        return !(get(normal(key)) instanceof ContextValue.Unknown);
    }

    /** The keys that are known to be there, with their values, their names in lower case: for asking somebody else. */
    public Map<String, List<String>> known() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value instanceof ContextValue.Single single) {
                known.put(key, List.of(single.value()));
            } else if (value instanceof ContextValue.Multiple multiple) {
                known.put(key, multiple.values());
            }
        });
        return known;
    }

    /** The same with what a builder adds to it. */
    public Builder with() {
        Builder builder = new Builder(otherwise);
        builder.values.putAll(values);
        builder.families.putAll(families);
        return builder;
    }

    /** Says of keys what is known of them; what is said last holds. */
    public static final class Builder {

        private final Map<String, ContextValue> values = new LinkedHashMap<>();
        private final Map<String, ContextValue> families = new LinkedHashMap<>();
        private final ContextValue otherwise;

        private Builder(ContextValue otherwise) {
            this.otherwise = otherwise;
        }

        public Builder known(String key, String value) {
            return put(key, new ContextValue.Single(value));
        }

        public Builder known(String key, List<String> several) {
            return put(key, new ContextValue.Multiple(several));
        }

        public Builder absent(String key) {
            return put(key, ABSENT);
        }

        public Builder unknown(String key) {
            return put(key, UNKNOWN);
        }

        /** No key that begins so is there, but those that are named. */
        public Builder absentUnder(String prefix) {
            return putFamily(prefix, ABSENT);
        }

        /** Nothing is known of the keys that begin so, but of those that are named. */
        public Builder unknownUnder(String prefix) {
            return putFamily(prefix, UNKNOWN);
        }

        private Builder putFamily(String prefix, ContextValue value) {
            String normal = normal(prefix);
            families.remove(normal);
            families.put(normal, value);
            return this;
        }

        private Builder put(String key, ContextValue value) {
            values.put(normal(key), value);
            return this;
        }

        public Context build() {
            return new Context(new HashMap<>(values), new LinkedHashMap<>(families), otherwise);
        }
    }
}
