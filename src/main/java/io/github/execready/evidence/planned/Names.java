// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Partition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What resources are called. One that has no name yet gets one from its address, the same wherever it is referred to, so
 * that what belongs together has the same ids and ARNs.
 */
final class Names {

    private static final List<String> IDS =
            List.of("Id", "SubnetId", "VpcId", "GroupId", "RouteTableId", "NatGatewayId", "InternetGatewayId", "KeyId");

    private static final String IAM = "iam ";
    private static final String ANY_PATH = "/*/";
    private static final String FAMILY = "family ";

    private static final Pattern UNCLEAN = Pattern.compile("[^A-Za-z0-9_.-]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private final DeploymentValues values;

    /** The attributes that are being read: names that go in a circle are none. */
    private final Set<String> busy = new HashSet<>();

    Names(DeploymentValues values) {
        this.values = values;
    }

    String region() {
        return values.region().orElse("");
    }

    String account() {
        return values.account().orElse(Arn.UNKNOWN_ACCOUNT);
    }

    boolean accountIsKnown() {
        return values.account().isPresent();
    }

    String partition() {
        return Partition.ofRegion(region()).id();
    }

    /** What stands for a part of the deployment that is the same everywhere in the input. */
    Optional<String> placeholder(Gap gap) {
        String source = gap.source();
        if (source.equals("AWS::AccountId")
                || (source.endsWith("account_id") && source.contains("aws_caller_identity"))) {
            return Optional.of(account());
        }
        boolean suffix = source.contains("data.aws_partition.") && source.endsWith(".dns_suffix");
        if (suffix || source.equals("AWS::URLSuffix")) {
            return Optional.of("amazonaws.com");
        }
        if (source.contains("data.aws_partition.") && source.endsWith(".reverse_dns_prefix")) {
            return Optional.of("com.amazonaws");
        }
        if (source.equals("AWS::Region") || (source.contains("data.aws_region.") && !source.endsWith(".endpoint"))) {
            return Optional.of(region());
        }
        return source.equals("AWS::Partition") || source.contains("data.aws_partition.")
                ? Optional.of(partition())
                : Optional.empty();
    }

    /** The id of a resource, or its name where it has no id. */
    String id(Scope scope, Resource resource) {
        Map<String, String> ids = scope.view().ids();
        String known = ids.get(resource.address());
        if (known != null) {
            return known;
        }
        String id = read(scope, resource);
        // Within a circle of names it would depend on where the circle was entered.
        if (busy.isEmpty()) {
            ids.put(resource.address(), id);
        }
        return id;
    }

    private String read(Scope scope, Resource resource) {
        Naming naming = Naming.of(resource);
        for (String property : IDS) {
            if (isId(resource, property)) {
                Optional<String> known = literal(resource, property);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        if (!naming.nameProperty().isEmpty()) {
            Optional<String> name = scope.of(resource)
                    .at(naming.nameProperty())
                    .text()
                    .toOptional()
                    .filter(text -> !text.isEmpty());
            if (name.isPresent()) {
                return name.get();
            }
        }
        return naming.prefix() + clean(resource.address());
    }

    String arn(Scope scope, Resource resource) {
        Optional<String> known = literal(resource, "Arn");
        if (known.isPresent()) {
            return known.get();
        }
        Naming naming = Naming.of(resource);
        String id = id(scope, resource);
        if (Arn.parse(id).isPresent()) {
            return id;
        }
        AwsEnvironment own = environment(scope, resource);
        return switch (naming.service()) {
            case "iam" -> arn(own, "iam", "", account(own), naming.arnType() + path(scope, resource) + id);
            case "s3" -> arn(own, "s3", "", "", id);
            case "logs" -> arn(own, "logs", region(own), account(own), "log-group:" + id);
            case "" -> arn(own, "other", region(own), account(own), id);
            default ->
                arn(
                        own,
                        naming.service(),
                        region(own),
                        account(own),
                        naming.arnType().isEmpty() ? id : naming.arnType() + "/" + id);
        };
    }

    private AwsEnvironment environment(Scope scope, Resource resource) {
        return scope.graph().environment(resource).or(new AwsEnvironment(values.region(), values.account()));
    }

    private static String region(AwsEnvironment environment) {
        return environment.region().orElse("");
    }

    private static String account(AwsEnvironment environment) {
        return environment.account().orElse(Arn.UNKNOWN_ACCOUNT);
    }

    private static String arn(AwsEnvironment in, String service, String region, String account, String resource) {
        return new Arn(Partition.ofRegion(region(in)).id(), service, region, account, resource).toString();
    }

    /** An attribute of a resource as text. */
    Evidence<String> text(Scope scope, Value.Reference reference, Origin origin) {
        return scope.graph()
                .at(reference.address())
                .map(resource -> once(scope, resource, reference.attribute(), origin))
                .orElseGet(() -> pseudo(reference)
                        .map(text -> Evidence.known(text, origin))
                        .orElseGet(() -> Evidence.unknown(new Gap(
                                Gap.Reason.OUTSIDE_THE_INPUT,
                                reference.address(),
                                "it is not among the resources of the input",
                                Optional.of(reference.location())))));
    }

    /** Whether a text is one of the names of a resource. */
    boolean names(Scope scope, Resource resource, String text) {
        return text.equals(id(scope, resource))
                || text.equals(arn(scope, resource))
                || text.equals(literal(resource, "Arn").orElse(text + "-"))
                || Arn.parse(text)
                        .filter(arn -> arn.service().equals(Naming.of(resource).service())
                                && arn.service().equals("iam")
                                && arn.resourceType().equals(Naming.of(resource).arnType())
                                && arn.resourceName().equals(id(scope, resource))
                                && mayStandAt(scope, resource, path(arn))
                                && environment(scope, resource)
                                        .account()
                                        .map(arn.account()::equals)
                                        .orElse(true))
                        .isPresent()
                || (resource.type().equals("AWS::ECS::TaskDefinition")
                        && (revision(text).isEmpty() || ofRevision(resource, text))
                        && family(text).equals(id(scope, resource)));
    }

    /** Why a text that names another thing may turn out to be the name of a resource: that one is not known itself. */
    Optional<Gap> mayName(Scope scope, Resource resource, String text) {
        String name = Arn.parse(text)
                .filter(arn -> arn.service().equals(Naming.of(resource).service())
                        && arn.resourceType().equals(Naming.of(resource).arnType()))
                .map(Arn::resourceName)
                .orElse(text);
        return open(scope, resource)
                .filter(gap ->
                        Arn.parse(name).isEmpty() && named(scope, resource).mayBe(name))
                .map(gap -> new Gap(
                        gap.reason(),
                        gap.source(),
                        "it decides the name of " + resource.address() + ", which may be \"" + name + "\"",
                        gap.location()));
    }

    /** Why the name of a resource is not known, where it is given one that does not exist yet. */
    Optional<Gap> open(Scope scope, Resource resource) {
        return Naming.of(resource).nameProperty().isEmpty()
                        || literal(resource, "Arn").isPresent()
                ? Optional.empty()
                : named(scope, resource)
                        .text()
                        .fold(
                                known -> Optional.empty(),
                                absent -> Optional.empty(),
                                unknown -> Optional.of(unknown.gap()));
    }

    private static Property named(Scope scope, Resource resource) {
        return scope.of(resource).at(Naming.of(resource).nameProperty());
    }

    /** What a text that names a resource has in common with it: with no key shared, {@link #names} is false. */
    List<String> keys(Scope scope, Resource resource) {
        String id = id(scope, resource);
        List<String> keys = new ArrayList<>(List.of(id, arn(scope, resource)));
        literal(resource, "Arn").ifPresent(keys::add);
        Naming naming = Naming.of(resource);
        if (naming.service().equals("iam")) {
            boolean anywhere = scope.of(resource).at("Path").text().isUnknown();
            keys.add(IAM + naming.arnType() + (anywhere ? ANY_PATH : path(scope, resource)) + id);
        }
        if (resource.type().equals("AWS::ECS::TaskDefinition")) {
            keys.add(FAMILY + id);
        }
        return keys;
    }

    /** The keys of a text, whatever it may name. */
    static List<String> keys(String text) {
        List<String> keys = new ArrayList<>(List.of(text, FAMILY + family(text)));
        Arn.parse(text).filter(arn -> arn.service().equals("iam")).ifPresent(arn -> {
            keys.add(IAM + arn.resourceType() + path(arn) + arn.resourceName());
            keys.add(IAM + arn.resourceType() + ANY_PATH + arn.resourceName());
        });
        return keys;
    }

    /** Only what cannot be a wildcard or a variable in a policy. */
    static String clean(String text) {
        String plain = EDGES.matcher(UNCLEAN.matcher(text).replaceAll("-")).replaceAll("");
        return plain.equals(text) ? plain : plain + "-" + Integer.toHexString(text.hashCode() & 0xffff);
    }

    private Evidence<String> once(Scope scope, Resource resource, String attribute, Origin origin) {
        String key = resource.address() + " " + attribute;
        if (!busy.add(key)) {
            return Evidence.unknown(new Gap(
                    Gap.Reason.UNDETERMINED,
                    resource.address() + "." + attribute,
                    "it refers to itself",
                    origin.location()));
        }
        try {
            return attribute(scope, resource, attribute, origin);
        } finally {
            busy.remove(key);
        }
    }

    private Optional<String> pseudo(Value.Reference reference) {
        return placeholder(new Gap(Gap.Reason.OUTSIDE_THE_INPUT, reference.address(), ""));
    }

    private Evidence<String> attribute(Scope scope, Resource resource, String attribute, Origin origin) {
        String lower = attribute.toLowerCase(Locale.ROOT);
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html,
        // Return values
        if (attribute.equals("Arn") && resource.type().equals("AWS::Logs::LogGroup")) {
            return Evidence.known(arn(scope, resource) + ":*", origin);
        }
        if (lower.endsWith("arn")) {
            return Evidence.known(arn(scope, resource), origin);
        }
        if (attribute.equals("Ref")) {
            boolean byArn = resource.type().equals("AWS::ECS::TaskDefinition")
                    || resource.type().equals("AWS::ECS::Service")
                    || resource.type().equals("AWS::IAM::ManagedPolicy");
            return Evidence.known(byArn ? arn(scope, resource) : id(scope, resource), origin);
        }
        if ((IDS.contains(attribute) && isId(resource, attribute)) || attribute.equals("Name")) {
            return Evidence.known(id(scope, resource), origin);
        }
        if (attribute.equals("DefaultSecurityGroup")) {
            return Evidence.known(defaultGroup(id(scope, resource)), origin);
        }
        Property property = scope.of(resource).at(attribute);
        return property.value().isAbsent()
                ? Evidence.unknown(new Gap(
                        Gap.Reason.KNOWN_AFTER_APPLY,
                        resource.address() + "." + attribute,
                        "it is known once the resource exists",
                        origin.location()))
                : property.text();
    }

    /** The group that a VPC has from the start. */
    static String defaultGroup(String vpcId) {
        return "sg-default-of-" + vpcId;
    }

    /** A subnet knows its VPC's id as well as its own. */
    private static boolean isId(Resource resource, String property) {
        return switch (property) {
            case "Id" -> true;
            case "KeyId" -> resource.type().equals("AWS::KMS::Key");
            case "GroupId" -> resource.type().equals("AWS::EC2::SecurityGroup");
            case "VpcId" -> resource.type().equals("AWS::EC2::VPC");
            default -> resource.type().endsWith("::" + property.substring(0, property.length() - "Id".length()));
        };
    }

    private static Optional<String> literal(Resource resource, String property) {
        return Optional.ofNullable(resource.properties().members().get(property))
                .filter(Value.Scalar.class::isInstance)
                .map(value -> ((Value.Scalar) value).text())
                .filter(text -> !text.isEmpty());
    }

    private static String path(Scope scope, Resource resource) {
        return scope.of(resource)
                .at("Path")
                .text()
                .toOptional()
                .filter(path -> path.startsWith("/") && path.endsWith("/"))
                .orElse("/");
    }

    /**
     * Whether a role or policy may have the path of an ARN: with another path it is the ARN of nothing.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers, friendly names
     *     and paths</a>
     */
    private static boolean mayStandAt(Scope scope, Resource resource, String path) {
        Evidence<String> own = scope.of(resource).at("Path").text().absentAs("/");
        return own.isUnknown() || own.is(path);
    }

    private static String path(Arn arn) {
        String all = arn.resource();
        int slash = all.indexOf('/');
        return slash < 0 ? "/" : all.substring(slash, all.lastIndexOf('/') + 1);
    }

    /** A revision that is there already is not the one that a template makes, but may be the one that an answer shows. */
    private static boolean ofRevision(Resource definition, String text) {
        return literal(definition, "Arn")
                .filter(arn -> revision(arn).equals(revision(text)))
                .isPresent();
    }

    private static Optional<String> revision(String text) {
        int colon = text.lastIndexOf(':');
        return Optional.of(text.substring(colon + 1)).filter(end -> colon >= 0 && end.matches("[0-9]+"));
    }

    private static String family(String text) {
        String name = Arn.parse(text).map(Arn::resourceName).orElse(text);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
