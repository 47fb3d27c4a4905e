// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Reads the configuration that a plan holds, module by module. */
final class ConfigurationReader {

    private final PlanJson json;

    ConfigurationReader(PlanJson json) {
        this.json = json;
    }

    /** The module that comes next. */
    Configuration module() {
        Map<String, Configuration.Block> blocks = new LinkedHashMap<>();
        Map<String, Configuration.Call> calls = new LinkedHashMap<>();
        Map<String, Value> outputs = new LinkedHashMap<>();
        Map<String, Value> defaults = new LinkedHashMap<>();
        Set<String> secrets = new HashSet<>();
        json.members((member, at) -> {
            switch (member) {
                case "resources" -> json.elements(() -> block(blocks));
                case "module_calls" -> json.members((name, where) -> calls.put(name, call()));
                case "outputs" ->
                    json.members((name, where) ->
                            json.members((part, there) -> keep(part, "expression", there, name, outputs)));
                case "variables" ->
                    json.members((name, where) -> json.members((part, there) -> {
                        if (part.equals("sensitive") && json.token() == JsonToken.VALUE_TRUE) {
                            secrets.add(name);
                        }
                        keep(part, "default", there, name, defaults);
                    }));
                default -> json.skip();
            }
        });
        return new Configuration(blocks, calls, outputs, defaults, secrets);
    }

    private void keep(String member, String wanted, Location place, String name, Map<String, Value> into) {
        if (member.equals(wanted)) {
            into.put(name, json.value(place, key -> true));
        } else {
            json.skip();
        }
    }

    /** The parts that resources' blocks and calls of modules have in common. */
    private final class Expressions {
        private Value.Fields expressions = new Value.Fields(Map.of(), json.here());
        private Optional<Configuration.Repeat> repeats = Optional.empty();

        private boolean member(String member, Location at) {
            switch (member) {
                case "expressions" -> {
                    if (json.value(at, key -> true) instanceof Value.Fields fields) {
                        expressions = fields;
                    }
                }
                case "count_expression" ->
                    repeats = Optional.of(new Configuration.Repeat(false, json.value(at, key -> true)));
                case "for_each_expression" ->
                    repeats = Optional.of(new Configuration.Repeat(true, json.value(at, key -> true)));
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private void block(Map<String, Configuration.Block> into) {
        Expressions expressions = new Expressions();
        PlannedChange named = new PlannedChange(json);
        StringBuilder provider = new StringBuilder();
        json.members((member, at) -> {
            if (member.equals("provider_config_key")) {
                provider.append(json.text());
            } else if (named.isBeside() && member.equals("expressions")) {
                json.skip();
            } else if (!expressions.member(member, at)) {
                if (member.equals("change")) {
                    json.skip();
                } else {
                    named.member(member, at);
                }
            }
        });
        if (named.matters()) {
            into.put(
                    named.block(),
                    new Configuration.Block(expressions.expressions, expressions.repeats, provider.toString()));
        }
    }

    private Configuration.Call call() {
        Expressions expressions = new Expressions();
        List<Configuration> module = new ArrayList<>();
        json.members((member, at) -> {
            if (member.equals("module")) {
                module.add(module());
            } else if (!expressions.member(member, at)) {
                json.skip();
            }
        });
        return new Configuration.Call(
                expressions.expressions,
                expressions.repeats,
                module.isEmpty() ? Configuration.NONE : module.get(module.size() - 1));
    }
}
