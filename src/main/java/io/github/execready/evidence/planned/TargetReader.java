// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Branches;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.model.Origin;
import io.github.execready.model.Role;
import io.github.execready.model.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the target of one launch together. */
final class TargetReader {

    private final Launch launch;
    private final Scope scope;
    private final Instant observedAt;
    private final RoleReader roles;
    private final InstanceReader instances;

    TargetReader(Launch launch, Instant observedAt) {
        this.launch = launch;
        this.scope = launch.definition().scope();
        this.observedAt = observedAt;
        this.roles = new RoleReader(scope);
        this.instances = new InstanceReader(scope, roles);
    }

    ExecTarget target() {
        Origin origin = launch.settings().origin();
        Evidence<TaskDefinition> definition = new DefinitionReader(scope).definition(launch.definition());
        Evidence<String> launchType = new CapacityReader(scope).launchType(launch, definition);
        Evidence<InstanceReader.Template> template =
                launchType.is("EC2") ? instances.template(launch.provider()) : Evidence.absent(origin);
        ClusterReader clusters = new ClusterReader(scope);
        LaunchReader launches = new LaunchReader(launch, launchType);
        return new ExecTarget(
                identity(),
                observedAt,
                new ContainerSelection.All(),
                notAsked("sts:GetCallerIdentity"),
                notAsked("this machine"),
                clusters.cluster(launch.cluster()),
                launches.service(),
                launches.task(),
                definition,
                containerInstance(launchType, template, definition),
                role(definition, DefinitionReader.TASK_ROLE),
                role(definition, DefinitionReader.EXECUTION_ROLE),
                network(launchType, definition, template),
                clusters.sessionKey(launch.cluster()),
                clusters.logGroup(launch.cluster()),
                clusters.logBucket(launch.cluster()),
                Evidence.absent(origin),
                Evidence.absent(origin),
                notAsked("iam:SimulatePrincipalPolicy"),
                List.of(),
                Branches.NONE);
    }

    private ExecTarget.Identity identity() {
        String cluster = launch.cluster()
                .resource(ClusterReader.TYPE)
                .map(found -> scope.names().id(scope, found))
                .or(() -> launch.cluster()
                        .text()
                        .toOptional()
                        .map(text -> Arn.parse(text).map(Arn::resourceName).orElse(text)))
                .orElse("");
        String service = launch.kind() == Kind.PLANNED_SERVICE
                ? launch.serviceName()
                        .toOptional()
                        .filter(name -> !name.isEmpty())
                        .orElse(launch.address())
                : "";
        return new ExecTarget.Identity(
                launch.kind(),
                scope.names().region(),
                cluster,
                service,
                "",
                launch.address(),
                Optional.of(launch.by().location()));
    }

    private Evidence<Role> role(Evidence<TaskDefinition> definition, String property) {
        Property given = launch.overriding(property);
        boolean told = launch.overrides().value().toOptional().orElse(null) instanceof Value.Fields;
        if (told && !roles.arn(given).isAbsent()) {
            return roles.role(given);
        }
        return launch.definition()
                .linked(DefinitionReader.TYPE)
                .map(said -> roles.role(said.at(property)))
                .orElseGet(() -> definition.flatMap(
                        d -> Evidence.absent(launch.definition().origin())));
    }

    private Evidence<ContainerInstance> containerInstance(
            Evidence<String> launchType,
            Evidence<InstanceReader.Template> template,
            Evidence<TaskDefinition> definition) {
        Origin origin = launch.settings().origin();
        if (launchType.isUnknown()) {
            return launchType.flatMap(type -> Evidence.absent(origin));
        }
        Evidence<String> unread = Evidence.unknown(
                new Gap(Gap.Reason.KNOWN_AFTER_APPLY, "ecs:DescribeContainerInstances", "there is no instance yet"));
        return template.map(made -> new ContainerInstance(
                scope.arn(
                        "ecs",
                        "container-instance/"
                                + Names.clean(made.group().origin().source())),
                unread,
                unread.map(Boolean::parseBoolean),
                unread,
                system(definition),
                unread,
                Evidence.known(instances.instance(made), made.group().origin())));
    }

    /** ECS places tasks only where their system is; where the definition names none, hardly anybody means Windows. */
    private static Evidence<Map<String, String>> system(Evidence<TaskDefinition> definition) {
        Evidence<String> named = definition.flatMap(TaskDefinition::operatingSystemFamily);
        return named.fold(
                        known -> named,
                        absent -> Evidence.known("LINUX", absent.origin().assuming("the instances run Linux")),
                        unknown -> named)
                .map(family -> Map.of(
                        "ecs.os-family", family, "ecs.os-type", family.startsWith("WINDOWS") ? "windows" : "linux"));
    }

    /** In other modes than {@code awsvpc} packets leave through the instance's interface. */
    private Evidence<Network> network(
            Evidence<String> launchType,
            Evidence<TaskDefinition> definition,
            Evidence<InstanceReader.Template> template) {
        if (launch.kind() == Kind.PLANNED_TASK_DEFINITION) {
            return launch.network()
                    .value()
                    .flatMap(value -> Evidence.absent(launch.network().origin()));
        }
        Evidence<String> mode = launchType.is("FARGATE")
                ? Evidence.known("awsvpc", launch.network().origin())
                : definition.flatMap(TaskDefinition::networkMode).absentAs("bridge");
        NetworkReader networks = new NetworkReader(scope);
        boolean configured = launch.network().value().isKnown();
        if (mode.is("awsvpc") || (mode.isUnknown() && configured)) {
            return networks.network(ofTasks(launchType));
        }
        return mode.flatMap(known -> template.flatMap(made -> networks.network(ofInstances(made))));
    }

    /**
     * Only on Fargate an interface of a task gets a public address.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html">awsvpc on EC2:
     *     not provided with public IP addresses</a>
     */
    private Places ofTasks(Evidence<String> launchType) {
        Property assign = launch.network().at("AssignPublicIp");
        Evidence<Boolean> byService = launchType.is("FARGATE")
                ? assign.text().absentAs("DISABLED").map("ENABLED"::equals)
                : launchType.flatMap(type -> Evidence.known(false, assign.origin()));
        return new Places(
                Places.subnets(launch.network().at("Subnets")),
                launch.network().at("SecurityGroups"),
                subnet -> byService);
    }

    private Places ofInstances(InstanceReader.Template made) {
        return new Places(
                Places.subnets(made.subnets()),
                made.securityGroups(),
                subnet -> made.publicAddress().value().isAbsent()
                        ? mapsPublic(subnet)
                        : made.publicAddress().flag());
    }

    private Evidence<Boolean> mapsPublic(Property subnet) {
        return subnet.resource(SubnetReader.TYPE)
                .map(found -> scope.of(found).at("MapPublicIpOnLaunch").flag().absentAs(false))
                .orElseGet(() -> Evidence.unknown(subnet.outside("the subnet")));
    }

    private static <T> Evidence<T> notAsked(String source) {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, source, "nothing is deployed yet"));
    }
}
