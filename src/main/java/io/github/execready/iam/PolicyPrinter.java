// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes policies as JSON that reads back as the same policy. */
final class PolicyPrinter {

    private final JsonWriter json;

    private PolicyPrinter(JsonWriter json) {
        this.json = json;
    }

    static String print(Policy policy, String indent) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(indent);
            json.setHtmlSafe(false);
            new PolicyPrinter(json).policy(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void policy(Policy policy) throws IOException {
        json.beginObject();
        if (policy.version() != PolicyVersion.UNSTATED) {
            json.name("Version").value(policy.version().text());
        }
        if (!policy.id().isEmpty()) {
            json.name("Id").value(policy.id());
        }
        json.name("Statement").beginArray();
        for (Statement statement : policy.statements()) {
            statement(statement);
        }
        json.endArray().endObject();
    }

    private void statement(Statement statement) throws IOException {
        json.beginObject();
        if (!statement.sid().isEmpty()) {
            json.name("Sid").value(statement.sid());
        }
        json.name("Effect").value(statement.effect().text());
        if (statement.principals().isPresent()) {
            principal(statement.principals().get());
        }
        ActionElement actions = statement.actions();
        json.name(actions.negated() ? "NotAction" : "Action");
        texts(actions.patterns());
        if (statement.resources().isPresent()) {
            ResourceElement resources = statement.resources().get();
            json.name(resources.negated() ? "NotResource" : "Resource");
            texts(resources.patterns());
        }
        conditions(statement.conditions());
        json.endObject();
    }

    private void principal(PrincipalElement principal) throws IOException {
        json.name(principal.negated() ? "NotPrincipal" : "Principal");
        if (principal.everyone()) {
            json.value("*");
            return;
        }
        json.beginObject();
        for (Map.Entry<String, List<String>> type : principal.named().entrySet()) {
            json.name(type.getKey());
            texts(type.getValue());
        }
        json.endObject();
    }

    private void conditions(List<Condition> conditions) throws IOException {
        Map<String, Map<String, List<String>>> byOperator = new LinkedHashMap<>();
        conditions.forEach(c -> byOperator
                .computeIfAbsent(c.operatorText(), operator -> new LinkedHashMap<>())
                .put(c.key(), c.values()));
        if (byOperator.isEmpty()) {
            return;
        }
        json.name("Condition").beginObject();
        for (Map.Entry<String, Map<String, List<String>>> operator : byOperator.entrySet()) {
            json.name(operator.getKey()).beginObject();
            for (Map.Entry<String, List<String>> key : operator.getValue().entrySet()) {
                json.name(key.getKey());
                texts(key.getValue());
            }
            json.endObject();
        }
        json.endObject();
    }

    private void texts(List<String> texts) throws IOException {
        if (texts.size() == 1) {
            json.value(texts.get(0));
            return;
        }
        json.beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }
}
