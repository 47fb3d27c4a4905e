// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands policies, or refuses them. AWS refuses to store most of what is refused here; what it stores and this does
 * not understand must not be taken for a statement that does not match.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar of policies</a>
 */
final class PolicyParser {

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> PRINCIPAL_TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final PolicyKind kind;

    private PolicyParser(PolicyKind kind) {
        this.kind = kind;
    }

    static Policy parse(String name, PolicyKind kind, String document) throws PolicyException {
        // Some editors begin a file with a byte order mark, which is no column of it.
        String json = document.startsWith("\uFEFF") ? document.substring(1) : document;
        return read(name, kind, PolicyJson.read(json, new Position(1, 1)));
    }

    /** Understands a policy that stands within a larger document. */
    static Policy read(String name, PolicyKind kind, PolicyJson document) throws PolicyException {
        return new PolicyParser(kind).policy(name, document);
    }

    private Policy policy(String name, PolicyJson document) throws PolicyException {
        Map<String, PolicyJson> members =
                members(document, "a policy", ELEMENTS).members();
        PolicyVersion version = version(members);
        String id = members.containsKey("Id") ? members.get("Id").text("Id") : "";
        PolicyJson list = members.get("Statement");
        if (list == null) {
            throw new PolicyException(document.position(), "a policy needs a Statement");
        }
        List<Statement> statements = new ArrayList<>();
        for (PolicyJson statement : list.oneOrMore()) {
            statements.add(statement(statement, version));
        }
        return new Policy(name, kind, version, id, statements);
    }

    private static PolicyVersion version(Map<String, PolicyJson> members) throws PolicyException {
        PolicyJson version = members.get("Version");
        if (version == null) {
            return PolicyVersion.UNSTATED;
        }
        String text = version.text("Version");
        for (PolicyVersion known : List.of(PolicyVersion.V2012_10_17, PolicyVersion.V2008_10_17)) {
            if (known.text().equals(text)) {
                return known;
            }
        }
        throw new PolicyException(
                version.position(), "Version is " + Quoted.of(text) + ", not 2012-10-17 or 2008-10-17");
    }

    private Statement statement(PolicyJson json, PolicyVersion version) throws PolicyException {
        PolicyJson.Members object = members(json, "a statement", STATEMENT_ELEMENTS);
        Map<String, PolicyJson> members = object.members();
        Optional<Element> principal = oneOf(object, "Principal", "NotPrincipal", kind.hasPrincipal());
        Element action = oneOf(object, "Action", "NotAction", true)
                .orElseThrow(() -> new IllegalStateException("an element that has to be there is not"));
        Optional<Element> resource = oneOf(object, "Resource", "NotResource", kind.hasResource());
        return new Statement(
                json.position(),
                members.containsKey("Sid") ? members.get("Sid").text("Sid") : "",
                effect(json, members),
                principal.isPresent() ? Optional.of(principal(principal.get())) : Optional.empty(),
                new ActionElement(action.negated(), actions(action)),
                resource.isPresent() ? Optional.of(resource(resource.get(), version)) : Optional.empty(),
                conditions(members, version));
    }

    private static Effect effect(PolicyJson statement, Map<String, PolicyJson> members) throws PolicyException {
        PolicyJson effect = members.get("Effect");
        if (effect == null) {
            throw new PolicyException(statement.position(), "a statement needs an Effect");
        }
        String text = effect.text("Effect");
        for (Effect known : Effect.values()) {
            if (known.text().equals(text)) {
                return known;
            }
        }
        throw new PolicyException(effect.position(), "Effect is " + Quoted.of(text) + ", not Allow or Deny");
    }

    /** An element that may be negated, such as {@code NotAction}. */
    private record Element(String name, boolean negated, PolicyJson value) {}

    private static Optional<Element> oneOf(PolicyJson.Members statement, String name, String opposite, boolean wanted)
            throws PolicyException {
        PolicyJson plain = statement.members().get(name);
        PolicyJson negated = statement.members().get(opposite);
        if (plain != null && negated != null) {
            throw new PolicyException(
                    at(statement, opposite), "a statement has " + name + " or " + opposite + ", not both");
        }
        PolicyJson there = plain == null ? negated : plain;
        if (there == null) {
            if (wanted) {
                throw new PolicyException(statement.position(), "a statement needs " + name + " or " + opposite);
            }
            return Optional.empty();
        }
        if (!wanted) {
            String present = plain == null ? opposite : name;
            throw new PolicyException(at(statement, present), present + " may not stand in a policy of this kind");
        }
        return Optional.of(plain == null ? new Element(opposite, true, there) : new Element(name, false, there));
    }

    private static List<String> actions(Element action) throws PolicyException {
        List<String> actions = texts(action.value(), action.name());
        for (PolicyJson item : action.value().oneOrMore()) {
            String pattern = item.text(action.name());
            if (!pattern.contains(":") && !pattern.equals("*")) {
                throw new PolicyException(
                        item.position(), Quoted.of(pattern) + " is no action such as ecs:ExecuteCommand");
            }
        }
        return actions;
    }

    private static ResourceElement resource(Element resource, PolicyVersion version) throws PolicyException {
        return new ResourceElement(resource.negated(), texts(resource.value(), resource.name()), version);
    }

    private static PrincipalElement principal(Element element) throws PolicyException {
        if (element.value() instanceof PolicyJson.Text text) {
            if (!text.value().equals("*")) {
                throw new PolicyException(text.position(), element.name() + " is a text other than \"*\"");
            }
            return new PrincipalElement(element.negated(), true, Map.of());
        }
        PolicyJson.Members types = members(element.value(), element.name(), PRINCIPAL_TYPES);
        if (types.members().isEmpty()) {
            throw new PolicyException(types.position(), element.name() + " is empty");
        }
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (Map.Entry<String, PolicyJson> type : types.members().entrySet()) {
            named.put(type.getKey(), texts(type.getValue(), type.getKey()));
        }
        return new PrincipalElement(element.negated(), false, named);
    }

    private static List<Condition> conditions(Map<String, PolicyJson> members, PolicyVersion version)
            throws PolicyException {
        List<Condition> conditions = new ArrayList<>();
        PolicyJson element = members.get("Condition");
        if (element == null) {
            return conditions;
        }
        PolicyJson.Members operators = distinct(members(element, "Condition", Set.of()));
        for (Map.Entry<String, PolicyJson> operator : operators.members().entrySet()) {
            ConditionHead head = ConditionHead.parse(operator.getKey(), at(operators, operator.getKey()));
            PolicyJson.Members keys = distinct(members(operator.getValue(), Quoted.of(operator.getKey()), Set.of()));
            for (Map.Entry<String, PolicyJson> key : keys.members().entrySet()) {
                conditions.add(new Condition(
                        head.operator(),
                        head.quantifier(),
                        head.ifExists(),
                        key.getKey(),
                        texts(key.getValue(), Quoted.of(key.getKey())),
                        version));
            }
        }
        return conditions;
    }

    // AWS does not distinguish case here, and does not say which of two would hold.
    private static PolicyJson.Members distinct(PolicyJson.Members object) throws PolicyException {
        Set<String> normal = new HashSet<>();
        for (String name : object.members().keySet()) {
            if (!normal.add(Context.normal(name))) {
                throw new PolicyException(
                        at(object, name), Quoted.of(name) + " is there twice, written in different case");
            }
        }
        return object;
    }

    private static List<String> texts(PolicyJson value, String element) throws PolicyException {
        List<String> texts = new ArrayList<>();
        for (PolicyJson item : value.oneOrMore()) {
            texts.add(item.text(element));
        }
        if (texts.isEmpty()) {
            throw new PolicyException(value.position(), element + " is empty");
        }
        return texts;
    }

    /**
     * The members of an object.
     *
     * @param known the names that may be there; empty for any
     */
    private static PolicyJson.Members members(PolicyJson json, String what, Set<String> known) throws PolicyException {
        PolicyJson.Members object = json.object(what);
        for (String name : object.members().keySet()) {
            if (!known.isEmpty() && !known.contains(name)) {
                throw new PolicyException(at(object, name), Quoted.of(name) + " is no element of " + what);
            }
        }
        return object;
    }

    private static Position at(PolicyJson.Members object, String name) {
        return object.names().getOrDefault(name, object.position());
    }
}
