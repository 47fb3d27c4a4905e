// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import io.github.execready.model.Attachment;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Network;
import io.github.execready.model.Origin;
import io.github.execready.model.Role;
import io.github.execready.model.VpcEndpoint;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The readers read a whole account through the SDK's own clients, and nothing stays unknown. */
class ReadersOnTheWireTest {

    private static final Origin ORIGIN = new Origin("test:Fixture", "");

    private AwsEndpoint endpoint;
    private LiveAws aws;

    @BeforeEach
    void start() {
        endpoint = AwsEndpoint.start(World.load("fargate-service"));
        aws = new LiveAws(endpoint.settings());
    }

    @AfterEach
    void stop() {
        assertThat(endpoint.problems()).isEmpty();
        aws.close();
        endpoint.close();
    }

    private static <T> Evidence<T> known(T value) {
        return Evidence.known(value, ORIGIN);
    }

    @Test
    void theCallerAndTheTaskRoleAreRead() {
        Evidence<Role> role = new RoleReader(aws)
                .role(known(new Arn("aws", "iam", "", "111122223333", "role/service/api-task")))
                .join();

        assertThat(role.map(Role::arn).toOptional()).isPresent();
        assertThat(Gaps.in(role)).isEmpty();
        assertThat(Gaps.in(new CallerReader(aws).caller().join())).isEmpty();
    }

    @Test
    void theNetworkIsRead() {
        Evidence<Network> network = new NetworkReader(aws)
                .network(
                        known(new Attachment(
                                known("ATTACHED"),
                                known("eni-0aaa0000000000001"),
                                known("subnet-0aaa000000000000a"),
                                known("10.0.1.10"))),
                        Evidence.absent(ORIGIN),
                        Evidence.absent(ORIGIN))
                .join();

        assertThat(Gaps.in(network)).isEmpty();
        assertThat(network.flatMap(Network::endpoints).toOptional().orElseThrow())
                .extracting(VpcEndpoint::state)
                .allMatch(state -> state.is("available"));
    }

    @Test
    void theLoggingIsRead() {
        LoggingReader reader = new LoggingReader(aws);
        Evidence<ExecuteCommandConfiguration> configuration = known(new ExecuteCommandConfiguration(
                known("1234abcd-12ab-34cd-56ef-1234567890ab"),
                known("OVERRIDE"),
                known(new ExecuteCommandLogConfiguration(
                        known("/ecs/exec/prod"), known(true), known("prod-exec-logs"), known(true), known("")))));
        List<Evidence<?>> read = List.of(
                reader.sessionKey(configuration).join(),
                reader.logGroup(configuration).join(),
                reader.logBucket(configuration).join());

        assertThat(read).allMatch(Evidence::isKnown);
        assertThat(Gaps.in(read)).isEmpty();
    }

    @Test
    void theOpenSessionsAreRead() {
        assertThat(new SessionReader(aws).sessions("prod", "nothing").join().is(List.of()))
                .isTrue();
    }
}
