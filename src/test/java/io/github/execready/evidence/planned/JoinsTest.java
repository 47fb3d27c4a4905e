// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The search is narrower than looking at everything, and finds the same. */
class JoinsTest {

    private static final Location PLACE = new Location("t.yaml", 1, 1);
    private static final String ROLE = "AWS::IAM::Role";
    private static final String POLICY = "AWS::IAM::Policy";

    @Test
    void whatNamesAResourceIsFoundHoweverItDoes() {
        Resource named = resource(ROLE, "Named", Map.of("RoleName", scalar("api")));
        Resource other = resource(ROLE, "Other", Map.of());
        Resource elsewhere =
                resource(ROLE, "Elsewhere", Map.of("RoleName", scalar("api"), "Path", scalar("/some/path/")));
        Resource anywhere = resource(ROLE, "Anywhere", Map.of("RoleName", scalar("api"), "Path", open()));
        List<Resource> policies = new ArrayList<>();
        for (Value role : List.of(
                new Value.Reference("Named", "Ref", PLACE),
                new Value.Reference("Named", "Arn", PLACE),
                new Value.Reference("Other", "Ref", PLACE),
                scalar("api"),
                scalar("arn:aws:iam::111122223333:role/api"),
                scalar("arn:aws:iam::111122223333:role/some/path/api"),
                scalar("arn:aws:iam::111122223333:user/api"),
                scalar("another"),
                open())) {
            String address = "Policy" + policies.size();
            policies.add(resource(POLICY, address, Map.of("Roles", new Value.Items(List.of(role), PLACE))));
        }
        policies.add(resource(POLICY, "OpenList", Map.of("Roles", open())));
        policies.add(resource(POLICY, "NoRoles", Map.of()));
        policies.add(resource(
                POLICY, "Both", Map.of("Roles", new Value.Items(List.of(scalar("another"), scalar("api")), PLACE))));
        List<Resource> all = new ArrayList<>(List.of(named, other, elsewhere, anywhere));
        all.addAll(policies);
        Scope scope = scope(all);
        for (Resource role : List.of(named, other, elsewhere, anywhere)) {
            List<String> slowly = policies.stream()
                    .filter(policy -> mayName(scope.of(policy).at("Roles"), role))
                    .map(Resource::address)
                    .toList();
            assertThat(scope.naming(POLICY, "Roles", role))
                    .extracting(Resource::address)
                    .containsExactlyElementsOf(slowly);
        }
        assertThat(scope.naming(POLICY, "Roles", named)).hasSize(7);
        assertThat(scope.naming(POLICY, "Roles", elsewhere)).hasSize(5);
        assertThat(scope.naming(POLICY, "Roles", anywhere)).hasSize(6);
        assertThat(scope.naming(POLICY, "Roles", other)).hasSize(3);
    }

    @Test
    void aTextLeadsToWhatItNames() {
        Resource role = resource(ROLE, "Role", Map.of("RoleName", scalar("api")));
        Resource tasks = resource(
                "AWS::ECS::TaskDefinition",
                "Tasks",
                Map.of("Family", scalar("web"), "Arn", scalar("arn:aws:ecs:eu-west-1:1:task-definition/web:7")));
        Resource group = resource("AWS::EC2::SecurityGroup", "Group", Map.of("GroupId", scalar("sg-0123")));
        Scope scope = scope(List.of(role, tasks, group));
        assertThat(called(scope, ROLE, "api")).contains(role);
        assertThat(called(scope, ROLE, "arn:aws:iam::111122223333:role/api")).contains(role);
        assertThat(called(scope, ROLE, "apis")).isEmpty();
        assertThat(called(scope, "AWS::ECS::TaskDefinition", "web:7")).contains(tasks);
        assertThat(called(scope, "AWS::ECS::TaskDefinition", "arn:aws:ecs:eu-west-1:1:task-definition/web:7"))
                .contains(tasks);
        assertThat(called(scope, "AWS::EC2::SecurityGroup", "sg-0123")).contains(group);
        assertThat(called(scope, "AWS::EC2::SecurityGroup", "api")).isEmpty();
    }

    private static boolean mayName(Property roles, Resource role) {
        return roles.items()
                .fold(
                        known -> known.value().stream()
                                .map(one -> one.names(role))
                                .anyMatch(names -> names.is(true) || names.isUnknown()),
                        absent -> false,
                        unknown -> true);
    }

    private static Optional<Resource> called(Scope scope, String type, String text) {
        Resource asking = resource("Test", "Asking", Map.of("Of", scalar(text)));
        return scope.of(asking).at("Of").resource(type);
    }

    private static Scope scope(List<Resource> resources) {
        return new Scope(
                new Graph(new PlannedInput("t.yaml", resources, List.of(), true)), new Names(DeploymentValues.NONE));
    }

    private static Value open() {
        return new Value.Open(new Gap(Gap.Reason.OUTSIDE_THE_INPUT, "parameter Role", "", Optional.of(PLACE)), PLACE);
    }

    private static Value scalar(String text) {
        return new Value.Scalar(text, PLACE);
    }

    private static Resource resource(String type, String address, Map<String, Value> members) {
        return new Resource(type, address, PLACE, new Value.Fields(members, PLACE));
    }
}
