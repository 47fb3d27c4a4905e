// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * What is done in sessions is written down somewhere.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html">
 *     ExecuteCommandConfiguration</a>
 */
public final class SessionLogging implements Check {

    private static final String CAUSE = "logging-not-configured";

    @Override
    public String id() {
        return "session-logging";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLUSTER, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<ExecuteCommandConfiguration> configuration =
                inputs.cluster().flatMap(Cluster::executeCommandConfiguration);
        if (configuration.isAbsent()) {
            return ofCluster(inputs, Outcome.fail(CAUSE + "/no-configuration", Facts.of("logging", configuration)));
        }
        // ECS reads a configuration without the setting as DEFAULT.
        Evidence<String> logging =
                configuration.flatMap(ExecuteCommandConfiguration::logging).absentAs("DEFAULT");
        return logging.fold(
                known -> switch (known.value()) {
                    case "NONE" -> ofCluster(inputs, Outcome.fail(CAUSE, Facts.of("logging", logging)));
                    case "OVERRIDE" -> ofCluster(inputs, destinations(configuration, logging));
                    default -> PerContainer.defined(inputs, container -> driver(container, logging));
                },
                absent -> ofCluster(inputs, Outcome.fail(CAUSE, Facts.of("logging", logging))),
                unknown -> ofCluster(inputs, Outcome.notEvaluated(unknown.gap())));
    }

    private static Outcome destinations(Evidence<ExecuteCommandConfiguration> configuration, Evidence<String> logging) {
        Evidence<ExecuteCommandLogConfiguration> destinations =
                configuration.flatMap(ExecuteCommandConfiguration::logConfiguration);
        Evidence<String> group = destinations.flatMap(ExecuteCommandLogConfiguration::cloudWatchLogGroupName);
        Evidence<String> bucket = destinations.flatMap(ExecuteCommandLogConfiguration::s3BucketName);
        Facts facts = Facts.of("logging", logging).and("logGroup", group).and("bucket", bucket);
        if (group.isKnown() || bucket.isKnown()) {
            return Outcome.pass(facts);
        }
        return Gaps.orElse(Outcome.fail(CAUSE + "/no-destination", facts), group, bucket);
    }

    private static Outcome driver(ContainerDefinition container, Evidence<String> logging) {
        Facts facts = Facts.of("logDriver", container.logDriver()).and("logging", logging);
        if (container.logDriver().is("awslogs")) {
            return Outcome.pass(facts);
        }
        return Gaps.orElse(Outcome.fail(CAUSE + "/no-awslogs", facts), container.logDriver());
    }

    private static List<Judgement> ofCluster(Inputs inputs, Outcome outcome) {
        return List.of(new Judgement(inputs.clusterSubject(), outcome));
    }
}
