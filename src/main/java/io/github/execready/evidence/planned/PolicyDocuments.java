// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes policies of a plan as IAM reads them. What is open in a resource or a condition becomes a policy variable that has
 * no value, so that an answer which hangs on it stays open; anything else that is open leaves the whole policy open.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">policy variables: only
 *     in policies of version 2012-10-17</a>
 */
final class PolicyDocuments {

    private static final Set<String> RESOURCES = Set.of("Resource", "NotResource");
    private static final Set<String> PRINCIPALS = Set.of("Principal", "NotPrincipal");
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![0-9])(?!" + Arn.UNKNOWN_ACCOUNT + ")[0-9]{12}(?![0-9])");
    private static final Pattern REGION = Pattern.compile("\\b(?:[a-z]{2}|us-gov|us-iso[a-z]?|eusc)-[a-z]+-[0-9]\\b");

    /** What policies for sessions name by names, which they need not refer to. */
    private record Named(String type, String property, Pattern literal) {}

    private static final List<Named> NAMED = List.of(
            new Named("AWS::S3::Bucket", "BucketName", Pattern.compile("^arn:[^:]*:s3:::[^*]")),
            new Named("AWS::Logs::LogGroup", "LogGroupName", Pattern.compile(":log-group:[^*]")));

    /** Nobody but ECS is asked about in a trust policy. */
    private static final String SOMEBODY = "arn:aws:iam::" + Arn.UNKNOWN_ACCOUNT + ":role/somebody-else";

    private final String name;
    private final boolean trust;
    private Optional<Gap> open = Optional.empty();
    private Optional<Gap> variable = Optional.empty();
    private Origin origin = new Origin("", "");

    private PolicyDocuments(String name, boolean trust) {
        this.name = name;
        this.trust = trust;
    }

    /** What a role, a user or a resource holds. */
    static Evidence<PolicyDocument> policy(String name, Property document) {
        return new PolicyDocuments(name, false).read(document);
    }

    /** Who may assume a role. */
    static Evidence<PolicyDocument> trust(String name, Property document) {
        return new PolicyDocuments(name, true)
                .read(document)
                .fold(
                        known -> Evidence.known(
                                known.value(),
                                trusting(document)
                                        .map(Property::origin)
                                        .orElse(known.origin())
                                        .assuming(known.origin().assumption())),
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** The first service that a trust policy names. */
    private static Optional<Property> trusting(Property document) {
        return document.at("Statement").each().stream()
                .map(statement -> statement.at("Principal", "Service"))
                .filter(service -> service.value().isKnown())
                .findFirst();
    }

    private Evidence<PolicyDocument> read(Property document) {
        return document.value().flatMap(value -> value instanceof Value.Fields ? written(document) : parsed(document));
    }

    private Evidence<PolicyDocument> written(Property document) {
        origin = document.origin();
        String json = json(document);
        boolean withVariables = document.at("Version").text().is("2012-10-17");
        Optional<Gap> gap = open.or(() -> withVariables ? Optional.empty() : variable);
        return gap.<Evidence<PolicyDocument>>map(Evidence::unknown)
                .orElseGet(() -> Evidence.known(new PolicyDocument(name, json, statements(document)), origin));
    }

    private String json(Property document) {
        StringBuilder json = new StringBuilder();
        write(document, Place.ELSEWHERE, json);
        return json.toString();
    }

    /** Where the first action of each statement stands. */
    private static List<Location> statements(Property document) {
        return document.at("Statement").each().stream()
                .map(statement -> Stream.of("Action", "NotAction")
                        .map(statement::at)
                        .flatMap(actions -> actions.each().stream())
                        .findFirst()
                        .orElse(statement))
                .flatMap(place -> place.origin().location().stream())
                .toList();
    }

    /** A document in a text. */
    private Evidence<PolicyDocument> parsed(Property document) {
        return document.text().flatMap(text -> {
            try {
                Value tree = value(JsonMapper.shared().readTree(text), document);
                return tree instanceof Value.Fields
                        ? written(new Property(
                                document.scope(), Evidence.known(tree, document.origin()), document.origin()))
                        : Evidence.unknown(document.gap("it is no policy"));
            } catch (JacksonException e) {
                return Evidence.unknown(document.gap("it is no JSON"));
            }
        });
    }

    private static Value value(JsonNode node, Property at) {
        Location location =
                at.origin().location().orElseGet(() -> Location.of(at.origin().source()));
        if (node instanceof ObjectNode object) {
            java.util.Map<String, Value> members = new java.util.LinkedHashMap<>();
            object.properties().forEach(entry -> members.put(entry.getKey(), value(entry.getValue(), at)));
            return new Value.Fields(members, location);
        }
        if (node instanceof ArrayNode array) {
            return new Value.Items(
                    array.valueStream().map(item -> value(item, at)).toList(), location);
        }
        return new Value.Scalar(node.isNull() ? "" : node.asString(), location);
    }

    /** Where in a policy a text stands, which decides what may be open in it. */
    private enum Place {
        RESOURCE,
        CONDITION,
        PRINCIPAL,
        ELSEWHERE
    }

    // Thousands of small documents: a generator for each would take as long as what it writes.
    private void write(Property property, Place place, StringBuilder json) {
        origin = origin.assuming(property.origin().assumption());
        Optional<Value> value = property.value().toOptional();
        String separator = "";
        if (value.orElse(null) instanceof Value.Fields) {
            json.append('{');
            for (String member : property.members()) {
                Property below = property.at(member);
                if (!below.value().isAbsent()) {
                    json.append(separator);
                    write(member, json);
                    json.append(':');
                    write(below, below(place, member), json);
                    separator = ",";
                }
            }
            json.append('}');
        } else if (value.orElse(null) instanceof Value.Items) {
            json.append('[');
            for (Property item : property.each()) {
                json.append(separator);
                write(item, place, json);
                separator = ",";
            }
            json.append(']');
        } else {
            write(text(property, place), json);
        }
    }

    private static void write(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    private static Place below(Place place, String member) {
        if (place != Place.ELSEWHERE) {
            return place;
        }
        if (RESOURCES.contains(member)) {
            return Place.RESOURCE;
        }
        if (PRINCIPALS.contains(member)) {
            return Place.PRINCIPAL;
        }
        return member.equals("Condition") ? Place.CONDITION : Place.ELSEWHERE;
    }

    private String text(Property property, Place place) {
        return property.text()
                .fold(
                        known -> comparable(known.value(), property, place),
                        absent -> "",
                        unknown -> open(unknown.gap(), place, property));
    }

    private String open(Gap gap, Place place, Property property) {
        if (place == Place.RESOURCE || place == Place.CONDITION) {
            return hanging(gap);
        }
        boolean somebody =
                trust && place == Place.PRINCIPAL && !property.origin().path().contains("Service");
        if (!somebody) {
            open = open.or(() -> Optional.of(gap));
        }
        return SOMEBODY;
    }

    /** Numbers of accounts and Regions compare with what is not known neither as equal nor as different. */
    private String comparable(String text, Property property, Place place) {
        Names names = property.scope().names();
        boolean foreignAccount =
                !names.accountIsKnown() && ACCOUNT.matcher(text).find();
        boolean foreignRegion = names.region().isEmpty() && REGION.matcher(text).find();
        if (place == Place.PRINCIPAL) {
            if (foreignAccount && !trust) {
                open = open.or(() -> Optional.of(notTold("AWS::AccountId", property)));
            }
            return text;
        }
        if (place == Place.ELSEWHERE) {
            return text;
        }
        Optional<Gap> name = place == Place.RESOURCE ? openName(text, property) : Optional.empty();
        if (name.isPresent()) {
            return hanging(name.get());
        }
        String without = foreignAccount
                ? ACCOUNT.matcher(text)
                        .replaceAll(
                                java.util.regex.Matcher.quoteReplacement(hanging(notTold("AWS::AccountId", property))))
                : text;
        return foreignRegion
                ? REGION.matcher(without)
                        .replaceAll(java.util.regex.Matcher.quoteReplacement(hanging(notTold("AWS::Region", property))))
                : without;
    }

    /** Why a name that is written out may be that of a resource of the input, whose name is open. */
    private static Optional<Gap> openName(String text, Property property) {
        if (!(property.value().toOptional().orElse(null) instanceof Value.Scalar)) {
            return Optional.empty();
        }
        return NAMED.stream()
                .filter(named -> named.literal().matcher(text).find())
                .flatMap(named -> property.scope().ofType(named.type()).stream()
                        .map(resource -> property.scope().of(resource).at(named.property())))
                .filter(name -> name.value().isUnknown())
                .map(name -> name.outside("the name"))
                .findFirst();
    }

    private String hanging(Gap gap) {
        variable = variable.or(() -> Optional.of(gap));
        return "${" + PolicyDocument.OPEN + gap.source().replaceAll("[^A-Za-z0-9_.:\\[\\] -]+", "-") + "}";
    }

    private static Gap notTold(String what, Property property) {
        return new Gap(
                Gap.Reason.OUTSIDE_THE_INPUT,
                what,
                "nobody said where it is deployed to",
                property.origin().location());
    }
}
