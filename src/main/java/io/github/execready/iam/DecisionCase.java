// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request with the policies that have a say in it, as one line of JSON: {@code request} with {@code action},
 * {@code resource}, {@code principal} and {@code context}, and beside it {@code identityPolicies},
 * {@code permissionBoundaryPolicies}, {@code sessionPolicies}, {@code scps} and {@code rcps} (a list for each level),
 * {@code vpcEndpointPolicies} and {@code resourcePolicy}. The context is complete: what is not in it is absent, but for the
 * keys of {@code unknownKeys}.
 *
 * @param id empty where the line has none
 * @param unknownKeys the keys of which nothing is known
 */
public record DecisionCase(String id, Request request, PolicyLayers layers, Set<String> unknownKeys) {

    public DecisionCase {
        unknownKeys = Set.copyOf(unknownKeys);
    }

    /**
     * Reads a case. A policy that is not understood becomes one that could hold anything.
     *
     * @param line the line's number in its file, for positions
     * @throws PolicyException if the case itself is not understood
     */
    public static DecisionCase parse(String text, int line) throws PolicyException {
        Reading reading = new Reading(PolicyJson.read(text, new Position(line, 1)));
        Set<String> unknown = new HashSet<>(reading.texts("unknownKeys"));
        Reading request = reading.in("request");
        String action = request.text("action");
        Request asked = Request.of(principal(request), action, request.text("resource"), context(request, unknown));
        Optional<String> account = request.optionalText("resourceAccount");
        return new DecisionCase(
                reading.optionalText("id").orElse(""),
                account.map(asked::inAccount).orElse(asked),
                layers(reading, Request.isRoleAssumption(action) ? PolicyKind.TRUST : PolicyKind.RESOURCE),
                unknown);
    }

    private static Principal principal(Reading request) throws PolicyException {
        String text = request.text("principal");
        return Principal.of(text)
                .orElseThrow(() -> new PolicyException(
                        request.json().position(),
                        Quoted.of(text) + " is no ARN of somebody and no name of a service"));
    }

    private static Context context(Reading request, Set<String> unknown) throws PolicyException {
        Context.Builder context = Context.complete();
        for (Map.Entry<String, PolicyJson> key : request.members("context").entrySet()) {
            List<String> values = Reading.texts(key.getValue(), key.getKey());
            if (key.getValue() instanceof PolicyJson.Items) {
                context.known(key.getKey(), values);
            } else {
                context.known(key.getKey(), values.get(0));
            }
        }
        unknown.forEach(context::unknown);
        return context.build();
    }

    private static PolicyLayers layers(Reading reading, PolicyKind resource) throws PolicyException {
        PolicyLayers layers = PolicyLayers.NONE
                .withIdentity(reading.set("identityPolicies", PolicyKind.IDENTITY))
                .withResource(reading.set("resourcePolicy", resource));
        layers = reading.ifThere("permissionBoundaryPolicies", PolicyKind.IDENTITY)
                .map(layers::withBoundary)
                .orElse(layers);
        layers = reading.ifThere("sessionPolicies", PolicyKind.IDENTITY)
                .map(layers::withSession)
                .orElse(layers);
        layers = reading.ifThere("vpcEndpointPolicies", PolicyKind.RESOURCE)
                .map(layers::withEndpoint)
                .orElse(layers);
        for (PolicySet level : reading.levels("scps", PolicyKind.IDENTITY)) {
            layers = layers.andServiceControl(level);
        }
        for (PolicySet level : reading.levels("rcps", PolicyKind.RESOURCE)) {
            layers = layers.andResourceControl(level);
        }
        return layers;
    }

    /** Takes an object apart, member by member. */
    private record Reading(PolicyJson json) {

        Reading in(String name) throws PolicyException {
            return new Reading(required(name));
        }

        Map<String, PolicyJson> members(String name) throws PolicyException {
            PolicyJson member = members().get(name);
            return member == null ? Map.of() : new Reading(member).members();
        }

        String text(String name) throws PolicyException {
            return required(name).text(name);
        }

        Optional<String> optionalText(String name) throws PolicyException {
            return members().containsKey(name) ? Optional.of(text(name)) : Optional.empty();
        }

        List<String> texts(String name) throws PolicyException {
            PolicyJson member = members().get(name);
            return member == null ? List.of() : texts(member, name);
        }

        Optional<PolicySet> ifThere(String name, PolicyKind kind) throws PolicyException {
            return members().containsKey(name) ? Optional.of(set(name, kind)) : Optional.empty();
        }

        PolicySet set(String name, PolicyKind kind) throws PolicyException {
            PolicyJson member = members().get(name);
            return member == null ? PolicySet.EMPTY : set(name, member, kind);
        }

        List<PolicySet> levels(String name, PolicyKind kind) throws PolicyException {
            PolicyJson member = members().get(name);
            List<PolicySet> levels = new ArrayList<>();
            if (member != null) {
                for (PolicyJson level : member.oneOrMore()) {
                    levels.add(set(name + "[" + levels.size() + "]", level, kind));
                }
            }
            return levels;
        }

        private static PolicySet set(String name, PolicyJson documents, PolicyKind kind) {
            PolicySet set = PolicySet.EMPTY;
            int index = 0;
            for (PolicyJson document : documents.oneOrMore()) {
                String policy = documents instanceof PolicyJson.Items ? name + "[" + index++ + "]" : name;
                try {
                    set = set.and(PolicyParser.read(policy, kind, document));
                } catch (PolicyException e) {
                    set = set.andUnread(policy + " (" + e.located() + ")");
                }
            }
            return set;
        }

        private Map<String, PolicyJson> members() throws PolicyException {
            return json.object("this").members();
        }

        private PolicyJson required(String name) throws PolicyException {
            PolicyJson member = members().get(name);
            if (member == null) {
                throw new PolicyException(json.position(), "\"" + name + "\" is missing");
            }
            return member;
        }

        static List<String> texts(PolicyJson json, String name) throws PolicyException {
            List<String> texts = new ArrayList<>();
            for (PolicyJson item : json.oneOrMore()) {
                texts.add(item.text(Quoted.of(name)));
            }
            return texts;
        }
    }
}
