// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What {@code yamldecode} makes of a text: YAML 1.2, within limits. */
final class Yaml {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_ALIASES = 50;
    private static final int MAX_VALUES = 100_000;

    private final Location place;
    private int values;

    private Yaml(Location place) {
        this.place = place;
    }

    /** A tree; open where it is not YAML, or not known. */
    static Value decoded(Value text, Location place) {
        if (!(text instanceof Value.Scalar scalar)) {
            return text instanceof Value.Open ? text : Functions.open("yamldecode()", place);
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            return new Yaml(place).value(new Load(settings).loadFromString(scalar.text()));
        } catch (YamlEngineException | TooMuch e) {
            return Functions.open("yamldecode()", place);
        }
    }

    private Value value(@Nullable Object loaded) {
        if (++values > MAX_VALUES) {
            throw new TooMuch();
        }
        if (loaded instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), value(member)));
            return new Value.Fields(members, place);
        }
        if (loaded instanceof List<?> list) {
            return new Value.Items(list.stream().map(this::value).toList(), place);
        }
        return loaded == null ? new Value.Nothing(place) : new Value.Scalar(String.valueOf(loaded), place);
    }

    /** Aliases of aliases make more than anybody waits for. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooMuch() {
            super("too much", null, false, false);
        }
    }
}
