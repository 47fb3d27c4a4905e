// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Asks only what shows a part that somebody wants; the rest stays unknown without costing a call. */
final class OnlyWanted implements AwsApi {

    private static final Map<Part, List<Operation<?, ?>>> SHOWN_BY = shownBy();

    private final AwsApi api;
    private final Set<Operation<?, ?>> unwanted = new HashSet<>();

    OnlyWanted(AwsApi api, Set<Part> wanted) {
        this.api = api;
        SHOWN_BY.forEach((part, operations) -> {
            if (!wanted.contains(part)) {
                unwanted.addAll(operations);
            }
        });
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        return unwanted.contains(operation)
                ? Pending.of(new Answer.Failed<>(
                        new Failure(Failure.Kind.NOT_ASKED, operation.action(), "", "no check of this run needs it")))
                : api.ask(operation, request);
    }

    @Override
    public void close() {
        api.close();
    }

    private static Map<Part, List<Operation<?, ?>>> shownBy() {
        Map<Part, List<Operation<?, ?>>> shown = new EnumMap<>(Part.class);
        shown.put(Part.CALLER, List.of(OtherOperations.GET_CALLER_IDENTITY));
        shown.put(
                Part.CONTAINER_INSTANCE,
                List.of(
                        EcsOperations.DESCRIBE_CONTAINER_INSTANCES,
                        Ec2Operations.DESCRIBE_INSTANCES,
                        Ec2Operations.DESCRIBE_IMAGES,
                        IamOperations.GET_INSTANCE_PROFILE));
        shown.put(Part.POLICIES, policies());
        shown.put(Part.NETWORK, network());
        shown.put(Part.SESSION_KEY, List.of(OtherOperations.DESCRIBE_KEY));
        shown.put(Part.LOG_GROUP, List.of(OtherOperations.DESCRIBE_LOG_GROUPS));
        shown.put(Part.LOG_BUCKET, List.of(OtherOperations.GET_BUCKET_ENCRYPTION));
        shown.put(Part.SESSIONS, List.of(OtherOperations.DESCRIBE_SESSIONS));
        shown.put(Part.SIMULATIONS, List.of(IamOperations.SIMULATE_PRINCIPAL_POLICY));
        return shown;
    }

    private static List<Operation<?, ?>> policies() {
        return List.of(
                IamOperations.GET_POLICY,
                IamOperations.GET_POLICY_VERSION,
                IamOperations.LIST_ROLE_POLICIES,
                IamOperations.GET_ROLE_POLICY,
                IamOperations.LIST_ATTACHED_ROLE_POLICIES,
                IamOperations.LIST_USER_POLICIES,
                IamOperations.GET_USER_POLICY,
                IamOperations.LIST_ATTACHED_USER_POLICIES,
                IamOperations.LIST_GROUPS_FOR_USER,
                IamOperations.LIST_GROUP_POLICIES,
                IamOperations.GET_GROUP_POLICY,
                IamOperations.LIST_ATTACHED_GROUP_POLICIES,
                OtherOperations.GET_KEY_POLICY,
                OtherOperations.LIST_GRANTS,
                OtherOperations.GET_BUCKET_POLICY);
    }

    // What describes instances and images belongs to the instance; all else that EC2 says is about the network.
    private static List<Operation<?, ?>> network() {
        List<Operation<?, ?>> host = Arrays.asList(Ec2Operations.DESCRIBE_INSTANCES, Ec2Operations.DESCRIBE_IMAGES);
        return Ec2Operations.ALL.stream()
                .filter(operation -> !host.contains(operation))
                .<Operation<?, ?>>map(operation -> operation)
                .toList();
    }
}
