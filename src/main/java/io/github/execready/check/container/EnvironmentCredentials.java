// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.EnvironmentVariable;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Image;
import io.github.execready.model.Instance;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The container has no AWS credentials in its environment. Exec agents before 3.1.1260.0 used them instead of the task
 * role.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/issues/435">amazon-ssm-agent issue 435</a>
 */
public final class EnvironmentCredentials implements Check {

    private static final Set<String> CREDENTIALS = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_PROFILE",
            "AWS_SHARED_CREDENTIALS_FILE");

    private static final String PREFIX = "AWS_";

    // The fix was committed on 4 April 2022, and the machine images of that month carry it:
    // https://github.com/aws-containers/amazon-ecs-exec-checker/issues/49
    private static final Instant FIRST_FIXED_IMAGES = Instant.parse("2022-04-01T00:00:00Z");

    private static final String FIXED = "/fixed-agent";
    private static final String UNSEEN = "/unseen-agent";

    @Override
    public String id() {
        return "environment-credentials";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.SERVICE, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.defined(inputs, container -> outcome(container, inputs));
    }

    private static Outcome outcome(ContainerDefinition container, Inputs inputs) {
        Variables.Found found = Variables.of(inputs, container).named(CREDENTIALS);
        if (found.any()) {
            String cause = found.onlyOverridden() ? "env-overridden-at-run" : "env-static-credentials";
            Evidence<?> source = found.defined().is(List.of()) ? container.secrets() : container.environment();
            return byAgent(cause, place(container, found.facts().decidedAt(source), CREDENTIALS::contains), inputs);
        }
        List<Gap> gaps = inputs.identity().kind().isPlanned()
                ? Stream.concat(found.gaps().stream(), files(container).stream())
                        .toList()
                : found.gaps();
        return Gaps.orElse(Outcome.pass(harmless(container).inFiles()), gaps);
    }

    /** What is set instead, at the first variable that looks like one of them. */
    private static Facts harmless(ContainerDefinition container) {
        Evidence<List<String>> secrets = container.secrets();
        Evidence<List<String>> variables = container
                .environment()
                .map(environment -> environment.variables().stream()
                        .map(EnvironmentVariable::name)
                        .toList());
        boolean onlySecrets = variables.toOptional().orElse(List.of()).isEmpty()
                && !secrets.absentAs(List.of()).is(List.of());
        return onlySecrets
                ? Facts.of("secrets", secrets)
                : place(container, Facts.of("variables", variables), name -> name.startsWith(PREFIX));
    }

    /** The line of the first of them, where they stand in a file. */
    private static Facts place(ContainerDefinition container, Facts facts, Predicate<String> names) {
        return container
                .environment()
                .fold(
                        known -> known.value()
                                .locationOf(names)
                                .map(at -> facts.decidedAt(new Origin(
                                        known.origin().source(),
                                        known.origin().path(),
                                        Optional.of(at),
                                        known.origin().assumption())))
                                .orElse(facts),
                        absent -> facts,
                        unknown -> facts);
    }

    /** What is in files is not in a plan. */
    private static List<Gap> files(ContainerDefinition container) {
        return container
                .environmentFiles()
                .fold(
                        known -> known.value().stream()
                                .map(file -> new Gap(
                                        Gap.Reason.OUTSIDE_THE_INPUT,
                                        "environment file " + file,
                                        "its variables are not in the input",
                                        known.origin().location()))
                                .toList(),
                        absent -> List.of(),
                        unknown -> List.of(unknown.gap()));
    }

    private static Outcome byAgent(String cause, Facts facts, Inputs inputs) {
        return Placement.of(inputs)
                .fold(
                        known -> switch (known.value()) {
                            // Fargate's agents are fixed; what is planned may still go elsewhere, and is mended easily.
                            case FARGATE ->
                                Outcome.fail(cause + (inputs.identity().kind().isPlanned() ? UNSEEN : FIXED), facts);
                            case EC2 -> byImage(cause, facts, inputs);
                            case EXTERNAL, MANAGED_INSTANCES -> Outcome.fail(cause + UNSEEN, facts);
                        },
                        absent -> Outcome.fail(cause + UNSEEN, facts),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome byImage(String cause, Facts facts, Inputs inputs) {
        if (inputs.task().isAbsent()) {
            return Outcome.fail(cause + UNSEEN, facts);
        }
        Evidence<Instant> created = inputs.containerInstance()
                .flatMap(ContainerInstance::instance)
                .flatMap(Instance::image)
                .flatMap(Image::creationDate);
        Facts dated = facts.and("imageDate", created);
        return created.fold(
                known -> Outcome.fail(known.value().isBefore(FIRST_FIXED_IMAGES) ? cause : cause + FIXED, dated),
                absent -> Outcome.notEvaluated(gone(absent.origin().source())),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Gap gone(String source) {
        return new Gap(
                Gap.Reason.NOT_VISIBLE, source, "the instance's machine image, whose age would decide, is not there");
    }
}
