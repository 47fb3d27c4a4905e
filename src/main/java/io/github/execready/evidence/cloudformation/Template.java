// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A template as its file says it. */
final class Template {

    private static final String EXTENSIONS = "AWS::LanguageExtensions";

    /** What changes no resource that is written out; every other transform may change all of them. */
    private static final Set<String> HARMLESS = Set.of(
            EXTENSIONS,
            "AWS::CodeDeployBlueGreen",
            "AWS::SecretsManager-2020-07-23",
            "AWS::SecretsManager-2024-09-16",
            "AWS::ServiceCatalog");

    private static final String SERVERLESS = "AWS::Serverless-";
    private static final String SAM = "AWS::Serverless::";
    private static final String INCLUDE = "AWS::Include";

    private final String path;
    private final Node root;
    private final boolean json;
    private final Map<String, Parameter> parameters = new HashMap<>();

    Template(String path, Node root, boolean json) {
        this.path = path;
        this.json = json;
        this.root = extendsTheLanguage(root) ? Loops.unrolled(root) : root;
        root.members("Parameters").forEach((name, node) -> parameters.put(name, Parameter.of(name, node)));
    }

    /** Whether a document is a template: it declares resources with types that only CloudFormation has. */
    static boolean is(Node document) {
        Map<String, Node> resources = document.members("Resources");
        return document.member("AWSTemplateFormatVersion").isPresent()
                || (!resources.isEmpty() && document.member("Transform").isPresent())
                || resources.entrySet().stream()
                        .anyMatch(entry -> isOfCloudFormation(entry.getKey(), entry.getValue()));
    }

    /** Whether a template has no resources, and nothing that could make some. */
    static boolean isCutOff(Node document) {
        return document.member("Resources")
                        .filter(Node.Mapping.class::isInstance)
                        .isEmpty()
                && document.member("Transform").isEmpty()
                && document.member("Fn::Transform").isEmpty();
    }

    private static boolean isOfCloudFormation(String id, Node resource) {
        return id.startsWith("Fn::ForEach::")
                || resource.text("Type").filter(type -> type.contains("::")).isPresent();
    }

    String path() {
        return path;
    }

    Location location() {
        return root.location();
    }

    /** Where a resource says what it is: in JSON that is on the line of its name. */
    Location location(Node resource) {
        return json
                ? resource.location()
                : resource.member("Type").map(Node::location).orElse(resource.location());
    }

    Optional<Node> metadata() {
        return root.member("Metadata");
    }

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    Set<String> parameters() {
        return Set.copyOf(parameters.keySet());
    }

    Map<String, Node> conditions() {
        return root.members("Conditions");
    }

    Map<String, Node> mappings() {
        return root.members("Mappings");
    }

    Map<String, Node> resources() {
        return root.members("Resources");
    }

    Optional<Node> resource(String id) {
        return Optional.ofNullable(resources().get(id));
    }

    /** Whether SAM makes a resource into others. */
    boolean isOfSam(String id) {
        return resource(id)
                .flatMap(resource -> resource.text("Type"))
                .filter(type -> type.startsWith(SAM))
                .isPresent();
    }

    /**
     * Whether a transform may make a resource of that name: what SAM makes is called after what it makes it of, or after
     * itself.
     *
     * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html">
     *     Generated CloudFormation resources for AWS SAM</a>
     */
    boolean mayMake(String name) {
        return transforms()
                        .anyMatch(node -> name(node).filter(EXTENSIONS::equals).isEmpty())
                && (name.startsWith("Serverless")
                        || resources().keySet().stream().anyMatch(name::startsWith));
    }

    Map<String, Node> outputs() {
        return root.members("Outputs");
    }

    /** What runs over the template before it is deployed and may change anything in it. */
    List<Node> macros() {
        return transforms()
                .filter(node -> name(node).filter(Template::changesNothing).isEmpty())
                .toList();
    }

    /** What adds to the template from a file that is elsewhere. */
    List<Node> includes() {
        return transforms()
                .filter(node -> name(node).filter(INCLUDE::equals).isPresent())
                .toList();
    }

    static Optional<String> name(Node transform) {
        return transform instanceof Node.Text text ? Optional.of(text.text()) : transform.text("Name");
    }

    private static boolean changesNothing(String name) {
        return HARMLESS.contains(name) || name.equals(INCLUDE) || name.startsWith(SERVERLESS);
    }

    private static boolean extendsTheLanguage(Node root) {
        return transforms(root)
                .anyMatch(node -> name(node).filter(EXTENSIONS::equals).isPresent());
    }

    private Stream<Node> transforms() {
        return transforms(root);
    }

    private static Stream<Node> transforms(Node root) {
        return Stream.concat(
                root.member("Transform").stream()
                        .flatMap(node ->
                                node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.of(node)),
                root.member("Fn::Transform").stream());
    }
}
