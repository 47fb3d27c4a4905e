// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.list;
import static io.github.execready.evidence.terraform.Attribute.plain;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document that a data source {@code aws_iam_policy_document} will give. Its text is unknown as soon as one part of it is;
 * its statements are in the plan all the same, and the configuration has what the unknown parts refer to. How documents are put
 * together is described on registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document.
 */
final class PolicyData {

    private static final List<Attribute> ATTRIBUTES = List.of(
            plain("version"),
            list("source_policy_documents"),
            list("override_policy_documents"),
            plain("source_json"),
            plain("override_json"),
            blocks(
                    "statement",
                    "Statement",
                    plain("sid"),
                    plain("effect"),
                    list("actions", "Action"),
                    list("not_actions", "NotAction"),
                    list("resources", "Resource"),
                    list("not_resources", "NotResource"),
                    blocks("principals", "Principals", plain("type"), list("identifiers")),
                    blocks("not_principals", "NotPrincipals", plain("type"), list("identifiers")),
                    blocks("condition", "Conditions", plain("test"), plain("variable"), list("values"))));

    /** Data sources can be made from one another; a plan cannot have a circle of them, and a damaged one can. */
    private static final int MAX_DEPTH = 20;

    private final Readings readings;
    private final Documents documents;
    private int depth;

    PolicyData(Readings readings, Documents documents) {
        this.readings = readings;
        this.documents = documents;
    }

    /** The document, at the place of what refers to it. */
    Value document(Instance source, Location place) {
        Optional<String> json = source.text("json");
        if (json.isPresent() && !source.sensitive().any()) {
            return Places.like(documents.policy(new Value.Scalar(json.get(), place)), written(source, place));
        }
        return written(source, place);
    }

    private Value written(Instance source, Location place) {
        if (depth >= MAX_DEPTH) {
            return open(source, place);
        }
        depth++;
        try {
            return made(source, place);
        } finally {
            depth--;
        }
    }

    private static Value open(Instance source, Location place) {
        return Instances.open(
                Gap.Reason.KNOWN_AFTER_APPLY, source.address(), "the policy document is known after apply", place);
    }

    private Value made(Instance source, Location place) {
        Map<String, Value> members = readings.properties(source, ATTRIBUTES).members();
        List<Value> statements = new ArrayList<>();
        boolean whole =
                added(members.get("SourceJson"), statements) && added(members.get("SourcePolicyDocuments"), statements);
        Value own = members.get("Statement");
        if (own instanceof Value.Items items) {
            items.items().forEach(item -> add(statement(item), statements));
        }
        whole &= own == null || own instanceof Value.Items;
        whole &= added(members.get("OverrideJson"), statements)
                && added(members.get("OverridePolicyDocuments"), statements);
        if (!whole || statements.isEmpty()) {
            return open(source, place);
        }
        Map<String, Value> document = new LinkedHashMap<>();
        Value version = members.get("Version");
        document.put("Version", version == null ? new Value.Scalar("2012-10-17", place) : version);
        document.put("Statement", new Value.Items(statements, place));
        return new Value.Fields(document, place);
    }

    /** Adds the statements of other documents; false if one of them is not known. */
    private boolean added(@org.jspecify.annotations.Nullable Value texts, List<Value> statements) {
        if (texts == null) {
            return true;
        }
        List<Value> all = texts instanceof Value.Items items ? items.items() : List.of(texts);
        for (Value text : all) {
            if (!(documents.policy(text) instanceof Value.Fields document)) {
                return false;
            }
            Value theirs = document.members().get("Statement");
            if (theirs instanceof Value.Items items) {
                items.items().forEach(s -> add(s, statements));
            } else if (theirs instanceof Value.Fields) {
                add(theirs, statements);
            } else if (theirs != null) {
                return false;
            }
        }
        return true;
    }

    /** A statement takes the place of an earlier one with the same Sid. */
    private static void add(Value statement, List<Value> statements) {
        Optional<String> sid = sid(statement);
        if (sid.isPresent()) {
            for (int i = 0; i < statements.size(); i++) {
                if (sid(statements.get(i)).equals(sid)) {
                    statements.set(i, statement);
                    return;
                }
            }
        }
        statements.add(statement);
    }

    private static Optional<String> sid(Value statement) {
        return statement instanceof Value.Fields fields && fields.members().get("Sid") instanceof Value.Scalar sid
                ? Optional.of(sid.text()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** A statement; one that exists on a condition, or that nobody can tell, stays so. */
    private static Value statement(Value written) {
        return Choices.map(written, known -> known instanceof Value.Fields fields ? statement(fields) : known);
    }

    private static Value statement(Value.Fields fields) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((name, value) -> {
            boolean empty = value instanceof Value.Items items && items.items().isEmpty();
            switch (name) {
                case "Principals" -> members.put("Principal", principals(value));
                case "NotPrincipals" -> members.put("NotPrincipal", principals(value));
                case "Conditions" -> members.put("Condition", conditions(value));
                default -> {
                    if (!empty) {
                        members.put(name, value);
                    }
                }
            }
        });
        members.putIfAbsent("Effect", new Value.Scalar("Allow", fields.location()));
        return new Value.Fields(members, fields.location());
    }

    private static Value principals(Value value) {
        if (!(value instanceof Value.Items items)) {
            return value;
        }
        Map<String, Value> members = new LinkedHashMap<>();
        for (Value item : items.items()) {
            if (!(item instanceof Value.Fields fields)
                    || !(fields.members().get("Type") instanceof Value.Scalar type)) {
                return opaque(value);
            }
            Value identifiers =
                    fields.members().getOrDefault("Identifiers", new Value.Items(List.of(), item.location()));
            // The data source writes any type with "*" for everybody.
            members.merge(type.text().equals("*") ? "AWS" : type.text(), identifiers, PolicyData::both);
        }
        return new Value.Fields(members, value.location());
    }

    private static Value conditions(Value value) {
        if (!(value instanceof Value.Items items)) {
            return value;
        }
        Map<String, Value> operators = new LinkedHashMap<>();
        for (Value item : items.items()) {
            if (!(item instanceof Value.Fields fields)
                    || !(fields.members().get("Test") instanceof Value.Scalar test)
                    || !(fields.members().get("Variable") instanceof Value.Scalar variable)) {
                return opaque(value);
            }
            Map<String, Value> keys = new LinkedHashMap<>(
                    operators.get(test.text()) instanceof Value.Fields known ? known.members() : Map.of());
            keys.merge(
                    variable.text(),
                    fields.members().getOrDefault("Values", new Value.Items(List.of(), item.location())),
                    PolicyData::both);
            operators.put(test.text(), new Value.Fields(keys, item.location()));
        }
        return new Value.Fields(operators, value.location());
    }

    private static Value both(Value one, Value other) {
        if (one instanceof Value.Items a && other instanceof Value.Items b) {
            List<Value> all = new ArrayList<>(a.items());
            all.addAll(b.items());
            return new Value.Items(all, one.location());
        }
        return opaque(one);
    }

    private static Value opaque(Value value) {
        return Instances.open(
                Gap.Reason.KNOWN_AFTER_APPLY, "a statement", "a part of it is known after apply", value.location());
    }
}
