// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing.aws;

import io.github.execready.ExecReadiness;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.permission.SimulationQuestions;
import io.github.execready.engine.Report;
import io.github.execready.evidence.Questions;
import io.github.execready.evidence.aws.AwsEvidence;
import io.github.execready.evidence.aws.LiveSettings;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.ClientTools;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.model.SimulationQuestion;
import io.github.execready.model.Version;
import io.github.execready.testing.Targets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Looks at an endpoint as the command line looks at AWS: with real clients, at {@link Targets#NOW}, from a machine that
 * has both client tools.
 */
public final class Look {

    private static final Clock CLOCK = Clock.fixed(Targets.NOW, ZoneOffset.UTC);

    /**
     * What is installed on the machine at hand.
     *
     * @param cli the version of the AWS CLI
     * @param plugin the version of the Session Manager plugin
     */
    public record Tools(String cli, String plugin) {

        public static final Tools CURRENT = new Tools("2.27.0", "1.2.707.0");

        private Evidence<ClientTools> evidence() {
            return known(new ClientTools(known(Version.of(cli)), known(Version.of(plugin))));
        }
    }

    private Look() {}

    /** The running tasks of a service of the cluster {@code prod}. */
    public static Target service(String name) {
        return new Target("prod", "", name, new ContainerSelection.All());
    }

    /** A task of the cluster {@code prod}. */
    public static Target task(String id) {
        return new Target("prod", id, "", new ContainerSelection.All());
    }

    /** Some parts, or all as for a bundle. */
    public static List<ExecTarget> read(AwsEndpoint endpoint, Target target, Set<Part> parts) {
        return read(endpoint, target, parts, Look::questions);
    }

    /** The same with questions to the policy simulator. */
    public static List<ExecTarget> read(AwsEndpoint endpoint, Target target, Set<Part> parts, Questions questions) {
        return read(settings(endpoint, target), target, parts, questions);
    }

    /** The same wherever the settings lead to. */
    public static List<ExecTarget> read(LiveSettings settings, Target target, Set<Part> parts) {
        return read(settings, target, parts, Look::questions);
    }

    private static List<SimulationQuestion> questions(ExecTarget target) {
        return SimulationQuestions.about(target, BuiltInChecks.all());
    }

    private static List<ExecTarget> read(LiveSettings settings, Target target, Set<Part> parts, Questions questions) {
        try (AwsEvidence evidence = AwsEvidence.live(settings, target, Tools.CURRENT::evidence, CLOCK)) {
            return evidence.targets(parts, questions);
        }
    }

    /** What every check says of what the checks need. */
    public static Report judge(AwsEndpoint endpoint, Target target) {
        return judge(endpoint, target, Tools.CURRENT);
    }

    /** The same from a machine that has other client tools. */
    public static Report judge(AwsEndpoint endpoint, Target target, Tools tools) {
        try (AwsEvidence evidence = AwsEvidence.live(settings(endpoint, target), target, tools::evidence, CLOCK)) {
            return ExecReadiness.standard().judge(evidence);
        }
    }

    /** An ARN says where the task is; the Region of the surroundings is then of no interest. */
    private static LiveSettings settings(AwsEndpoint endpoint, Target target) {
        LiveSettings settings = endpoint.settings();
        String region = target.task().startsWith("arn:") ? "" : settings.region();
        return new LiveSettings(region, "", settings.attemptTimeout(), settings.callTimeout(), settings.endpoint());
    }

    private static <T> Evidence<T> known(T value) {
        return Evidence.known(value, new Origin("test:Look", ""));
    }
}
