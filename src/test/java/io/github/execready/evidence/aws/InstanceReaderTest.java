// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.Instance;
import io.github.execready.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

class InstanceReaderTest {

    private static final Origin ORIGIN = new Origin("ecs:DescribeContainerInstances", "ec2InstanceId");

    private static FakeAws allows() {
        return IamAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_INSTANCES,
                        request -> DescribeInstancesResponse.builder()
                                .reservations(Reservation.builder()
                                        .instances(instance().build())
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_IMAGES,
                        request -> DescribeImagesResponse.builder()
                                .images(Image.builder()
                                        .imageId(request.imageIds().get(0))
                                        .name("al2023-ami-ecs-hvm-2023.0.20260401-kernel-6.1-x86_64")
                                        .creationDate("2026-04-01T12:00:00.000Z")
                                        .build())
                                .build())
                .computes(
                        IamOperations.GET_INSTANCE_PROFILE,
                        request -> GetInstanceProfileResponse.builder()
                                .instanceProfile(InstanceProfile.builder()
                                        .instanceProfileName(request.instanceProfileName())
                                        .roles(IamAccount.role("Node").build())
                                        .build())
                                .build());
    }

    private static software.amazon.awssdk.services.ec2.model.Instance.Builder instance() {
        return software.amazon.awssdk.services.ec2.model.Instance.builder()
                .instanceId("i-1")
                .imageId("ami-1")
                .subnetId("subnet-a")
                .vpcId("vpc-1")
                .securityGroups(GroupIdentifier.builder().groupId("sg-node").build())
                .networkInterfaces(
                        networkInterface("eni-card-1", 1, 0),
                        networkInterface("eni-second", 0, 1),
                        networkInterface("eni-primary", 0, 0),
                        InstanceNetworkInterface.builder()
                                .networkInterfaceId("eni-unattached")
                                .build())
                .iamInstanceProfile(profile -> profile.arn("arn:aws:iam::111122223333:instance-profile/eu/NodeProfile"))
                .metadataOptions(options ->
                        options.httpEndpoint("enabled").httpTokens("required").httpPutResponseHopLimit(1));
    }

    private static InstanceNetworkInterface networkInterface(String id, int card, int device) {
        return InstanceNetworkInterface.builder()
                .networkInterfaceId(id)
                .attachment(attachment -> attachment.networkCardIndex(card).deviceIndex(device))
                .build();
    }

    private static Pending<Evidence<Instance>> read(FakeAws aws) {
        return new InstanceReader(aws).instance(Evidence.known("i-1", ORIGIN));
    }

    private static Instance found(FakeAws aws) {
        return read(aws).join().toOptional().orElseThrow();
    }

    @Test
    void anInstanceIsReadWithItsImageAndRole() {
        Instance instance = found(allows());

        assertThat(instance.subnetId().is("subnet-a")).isTrue();
        assertThat(instance.vpcId().is("vpc-1")).isTrue();
        assertThat(instance.securityGroupIds().is(List.of("sg-node"))).isTrue();
        assertThat(instance.metadataHttpEndpoint().is("enabled")).isTrue();
        assertThat(instance.metadataHttpTokens().is("required")).isTrue();
        assertThat(instance.httpPutResponseHopLimit().is(1)).isTrue();
        assertThat(instance.role().map(role -> role.arn().resource()).is("role/service/Node"))
                .isTrue();
        assertThat(instance.image().flatMap(image -> image.creationDate()).is(Instant.parse("2026-04-01T12:00:00Z")))
                .isTrue();
        assertThat(Gaps.in(instance)).isEmpty();
    }

    @Test
    void thePrimaryInterfaceComesFirst() {
        assertThat(found(allows())
                        .networkInterfaceIds()
                        .is(List.of("eni-primary", "eni-second", "eni-card-1", "eni-unattached")))
                .isTrue();
    }

    @Test
    void theProfileIsAskedForByNameWithoutItsPath() {
        FakeAws aws = allows();
        found(aws);

        assertThat(aws.requests(software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest.class))
                .extracting(request -> request.instanceProfileName())
                .containsExactly("NodeProfile");
    }

    static Stream<Arguments> denied() {
        return Stream.of(
                Arguments.of(Ec2Operations.DESCRIBE_IMAGES, "image"),
                Arguments.of(IamOperations.GET_INSTANCE_PROFILE, "role"),
                Arguments.of(IamOperations.LIST_ROLE_POLICIES, "role.inlinePolicies"));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void aDeniedCallLeavesExactlyItsOwnFactsUnknown(Operation<?, ?> operation, String unknown) {
        FakeAws aws = allows().fails(operation, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation");

        assertThat(Gaps.in(found(aws))).containsExactly(unknown + " " + operation.action() + " ACCESS_DENIED");
    }

    @Test
    void anInstanceThatMayNotBeReadIsUnknown() {
        FakeAws aws =
                allows().fails(Ec2Operations.DESCRIBE_INSTANCES, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation");

        assertThat(Gaps.in(read(aws).join())).containsExactly("ec2:DescribeInstances ACCESS_DENIED");
    }

    @Test
    void aTerminatedInstanceIsAbsent() {
        assertThat(read(allows().fails(
                                        Ec2Operations.DESCRIBE_INSTANCES,
                                        Failure.Kind.NOT_FOUND,
                                        "InvalidInstanceID.NotFound"))
                        .join()
                        .isAbsent())
                .isTrue();
        assertThat(read(allows().computes(
                                        Ec2Operations.DESCRIBE_INSTANCES,
                                        request -> DescribeInstancesResponse.builder()
                                                .build()))
                        .join()
                        .isAbsent())
                .isTrue();
    }

    @Test
    void aDeregisteredImageIsAbsent() {
        FakeAws gone = allows().computes(
                        Ec2Operations.DESCRIBE_IMAGES,
                        request -> DescribeImagesResponse.builder().build());
        FakeAws refused =
                allows().fails(Ec2Operations.DESCRIBE_IMAGES, Failure.Kind.NOT_FOUND, "InvalidAMIID.Unavailable");

        assertThat(found(gone).image().isAbsent()).isTrue();
        assertThat(found(refused).image().isAbsent()).isTrue();
    }

    @Test
    void anImageWithoutAReadableDateHasAnUnknownDate() {
        FakeAws aws = allows().computes(
                        Ec2Operations.DESCRIBE_IMAGES,
                        request -> DescribeImagesResponse.builder()
                                .images(Image.builder()
                                        .imageId("ami-1")
                                        .creationDate("yesterday")
                                        .build())
                                .build());

        assertThat(Gaps.in(found(aws))).containsExactly("image.creationDate ec2:DescribeImages SERVICE_ERROR");
    }

    @Test
    void anInstanceWithoutAProfileHasNoRole() {
        FakeAws aws = allows().computes(
                        Ec2Operations.DESCRIBE_INSTANCES,
                        request -> DescribeInstancesResponse.builder()
                                .reservations(Reservation.builder()
                                        .instances(software.amazon.awssdk.services.ec2.model.Instance.builder()
                                                .instanceId("i-1")
                                                .build())
                                        .build())
                                .build());

        assertThat(found(aws).instanceProfile().isAbsent()).isTrue();
        assertThat(found(aws).role().isAbsent()).isTrue();
        assertThat(aws.count(IamOperations.GET_INSTANCE_PROFILE)).isZero();
    }

    @Test
    void aProfileWithoutARoleHasNoRole() {
        FakeAws aws = allows().computes(
                        IamOperations.GET_INSTANCE_PROFILE,
                        request -> GetInstanceProfileResponse.builder()
                                .instanceProfile(InstanceProfile.builder().build())
                                .build());

        assertThat(found(aws).role().isAbsent()).isTrue();
    }

    @Test
    void describingAloneCostsOneRoundAndTheSameCall() {
        FakeAws aws = allows();
        OnceOnly once = new OnceOnly(aws);
        InstanceReader reader = new InstanceReader(once);
        Pending<Evidence<Instance>> described = reader.described(Evidence.known("i-1", ORIGIN));
        Evidence<Instance> whole =
                reader.instance(Evidence.known("i-1", ORIGIN)).join();

        assertThat(described.chain()).isEqualTo(1);
        assertThat(described.join().flatMap(Instance::networkInterfaceIds))
                .isEqualTo(whole.flatMap(Instance::networkInterfaceIds));
        assertThat(aws.count(Ec2Operations.DESCRIBE_INSTANCES)).isEqualTo(1);
    }
}
