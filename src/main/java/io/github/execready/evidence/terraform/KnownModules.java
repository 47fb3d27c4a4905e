// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Modules whose sources are not at hand, and what is known of them by their names and arguments: for each a model, written in
 * Terraform's language, of what its arguments settle by themselves. What a model does not say is open.
 */
final class KnownModules {

    /** Modules of the public registry that make what tasks need and no tasks. */
    private static final Set<String> WITHOUT_TASKS = Set.of(
            "acm",
            "alb",
            "apigateway-v2",
            "autoscaling",
            "cloudfront",
            "cloudwatch",
            "dynamodb-table",
            "ecr",
            "efs",
            "elasticache",
            "iam",
            "key-pair",
            "kms",
            "rds",
            "rds-aurora",
            "route53",
            "s3-bucket",
            "secrets-manager",
            "security-group",
            "sns",
            "sqs",
            "ssm-parameter",
            "vpc");

    private static final String PUBLISHER = "terraform-aws-modules/";

    /** Those of another publisher; {@code ecs-container-definition} makes no resource at all. */
    private static final Set<String> WITHOUT_TASKS_OF_CLOUD_POSSE = Set.of(
            "alb",
            "alb-ingress",
            "cloudwatch-logs",
            "dynamic-subnets",
            "ecr",
            "ecs-cluster",
            "ecs-container-definition",
            "efs",
            "elasticache-redis",
            "iam-policy",
            "iam-role",
            "kms-key",
            "label",
            "nlb",
            "rds",
            "rds-cluster",
            "s3-bucket",
            "security-group",
            "ssm-parameter-store",
            "vpc");

    private static final String CLOUD_POSSE = "cloudposse/";

    /** By the name in the registry. */
    private static final Map<String, String> MODELS = Map.of(
            PUBLISHER + "ecs/aws", "ecs",
            PUBLISHER + "ecs/aws//modules/service", "ecs-service",
            PUBLISHER + "ecs/aws//modules/cluster", "ecs-cluster",
            PUBLISHER + "vpc/aws", "vpc",
            CLOUD_POSSE + "ecs-alb-service-task/aws", "ecs-alb-service-task",
            CLOUD_POSSE + "ecs-web-app/aws", "ecs-web-app",
            CLOUD_POSSE + "ecs-container-definition/aws", "ecs-container-definition");

    /** The repositories that the registry takes its modules from, which are a source as well. */
    private static final Pattern REPOSITORY = Pattern.compile(
            "[^?]*github\\.com[/:]([^/?]+)/terraform-([a-z]+)-([^/?]+?)(?:\\.git)?(//[^?]*)?(?:\\?.*)?$");

    /** A module that is told this has a service to tell it to. */
    private static final String TELLING = "enable_execute_command";

    /** Models are files of the program, and nobody else's. */
    private static final String FOLDER = "models/";

    private static final String PROGRAM = "execready:";

    private KnownModules() {}

    /** Whether something stands in a model. */
    static boolean isModel(Location place) {
        return place.file().startsWith(PROGRAM);
    }

    /** The model of what a call makes; empty if nothing is known of the module. */
    static Optional<SourceModule> model(SourceBlock call) {
        String source = source(call);
        String model = MODELS.get(registered(source));
        if (model == null && !call.attribute(TELLING).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(SourceModule.model(source, blocks(model == null ? "service" : model)));
    }

    /** Whether a module is known to make no tasks. */
    static boolean withoutTasks(SourceBlock call) {
        String source = registered(source(call));
        return isOneOf(WITHOUT_TASKS, PUBLISHER, source) || isOneOf(WITHOUT_TASKS_OF_CLOUD_POSSE, CLOUD_POSSE, source);
    }

    /** The provider that ends a name in the registry is {@code null} where a module makes names only. */
    private static boolean isOneOf(Set<String> names, String publisher, String source) {
        return source.startsWith(publisher)
                && names.contains(source.substring(publisher.length()).replaceFirst("/(aws|null)(//.*)?$", ""));
    }

    /** Why what a module makes is not known. */
    static String notAtHand(SourceBlock call) {
        return "the source of this module, " + source(call)
                + ", is not at hand; make a plan: terraform plan -out plan.bin" + " && terraform show -json plan.bin";
    }

    /** The name in the registry of what is taken from the repository behind it. */
    private static String registered(String source) {
        return REPOSITORY.matcher(source).replaceFirst("$1/$3/$2$4");
    }

    private static String source(SourceBlock call) {
        return call.attribute("source")
                .map(SourceAttribute::expression)
                .map(text -> text.replace("\"", "").replaceFirst("^registry\\.[a-z.]+/", ""))
                .filter(text -> text.length() <= 200)
                .orElse("which it does not name");
    }

    private static List<SourceBlock> blocks(String model) {
        String file = FOLDER + model + ".tf";
        try (InputStream in = KnownModules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the program");
            }
            return BlockScanner.scan(PROGRAM + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
