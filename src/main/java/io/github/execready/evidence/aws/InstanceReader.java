// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Image;
import io.github.execready.model.Instance;
import io.github.execready.model.Origin;
import io.github.execready.model.Role;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;

/** Reads an EC2 instance, its image and the role of its instance profile. */
final class InstanceReader {

    private static final Gap ELSEWHERE =
            new Gap(Gap.Reason.NOT_ASKED, "ec2:DescribeInstances", "asked in another call");

    private final AwsApi api;
    private final RoleReader roles;

    InstanceReader(AwsApi api) {
        this.api = api;
        this.roles = new RoleReader(api);
    }

    Pending<Evidence<Instance>> instance(Evidence<String> ec2InstanceId) {
        return Chain.then(ec2InstanceId, id -> ask(id).then(described -> Chain.then(described, this::complete)));
    }

    /** The instance without its role and image: what can be known a round of calls earlier, and costs no other call. */
    Pending<Evidence<Instance>> described(Evidence<String> ec2InstanceId) {
        return Chain.then(ec2InstanceId, id -> ask(id).map(described -> described.map(Described::instance)));
    }

    /** @param imageId the image that it was started from */
    private record Described(Instance instance, Evidence<String> imageId, Origin origin) {}

    private Pending<Evidence<Described>> ask(String id) {
        return api.ask(
                        Ec2Operations.DESCRIBE_INSTANCES,
                        DescribeInstancesRequest.builder().instanceIds(id).build())
                .map(answer -> answer.evidence((response, origin) -> described(id, response, origin)));
    }

    private static Evidence<Described> described(String id, DescribeInstancesResponse response, Origin origin) {
        return response.reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> id.equals(instance.instanceId()))
                .findFirst()
                .map(instance ->
                        described(id, instance, origin.at("Reservations", 0).at("Instances", 0)))
                .orElseGet(() -> Evidence.absent(origin.at("Reservations")));
    }

    private static Evidence<Described> described(
            String id, software.amazon.awssdk.services.ec2.model.Instance instance, Origin origin) {
        Reading reading = Reading.at(origin);
        Reading metadata = reading.in("MetadataOptions");
        InstanceMetadataOptionsResponse options = instance.metadataOptions() == null
                ? InstanceMetadataOptionsResponse.builder().build()
                : instance.metadataOptions();
        Evidence<Arn> profile = instance.iamInstanceProfile() == null
                ? Evidence.absent(reading.in("IamInstanceProfile").origin())
                : reading.in("IamInstanceProfile")
                        .arn("Arn", instance.iamInstanceProfile().arn());
        return Evidence.known(
                new Described(
                        new Instance(
                                id,
                                reading.text("SubnetId", instance.subnetId()),
                                reading.text("VpcId", instance.vpcId()),
                                reading.texts(
                                        "SecurityGroups",
                                        instance.securityGroups().stream()
                                                .map(GroupIdentifier::groupId)
                                                .toList()),
                                reading.texts("NetworkInterfaces", interfaces(instance.networkInterfaces())),
                                metadata.text("HttpEndpoint", options.httpEndpointAsString()),
                                metadata.text("HttpTokens", options.httpTokensAsString()),
                                metadata.value("HttpPutResponseHopLimit", options.httpPutResponseHopLimit()),
                                profile,
                                Evidence.unknown(ELSEWHERE),
                                Evidence.unknown(ELSEWHERE)),
                        reading.text("ImageId", instance.imageId()),
                        origin),
                origin);
    }

    /** The primary interface is the one with the lowest device of the first network card. */
    private static List<String> interfaces(List<InstanceNetworkInterface> interfaces) {
        return interfaces.stream()
                .sorted(Comparator.comparingInt(InstanceReader::position))
                .map(InstanceNetworkInterface::networkInterfaceId)
                .toList();
    }

    private static int position(InstanceNetworkInterface networkInterface) {
        InstanceNetworkInterfaceAttachment attachment = networkInterface.attachment();
        if (attachment == null) {
            return Integer.MAX_VALUE;
        }
        return orZero(attachment.networkCardIndex()) * 1_000 + orZero(attachment.deviceIndex());
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private Pending<Evidence<Instance>> complete(Described described) {
        Instance bare = described.instance();
        return Chain.then(bare.instanceProfile(), this::role)
                .with(
                        Chain.then(described.imageId(), this::image),
                        (role, image) -> Evidence.known(
                                new Instance(
                                        bare.id(),
                                        bare.subnetId(),
                                        bare.vpcId(),
                                        bare.securityGroupIds(),
                                        bare.networkInterfaceIds(),
                                        bare.metadataHttpEndpoint(),
                                        bare.metadataHttpTokens(),
                                        bare.httpPutResponseHopLimit(),
                                        bare.instanceProfile(),
                                        role,
                                        image),
                                described.origin()));
    }

    private Pending<Evidence<Role>> role(Arn profile) {
        return api.ask(
                        IamOperations.GET_INSTANCE_PROFILE,
                        GetInstanceProfileRequest.builder()
                                .instanceProfileName(profile.resourceName())
                                .build())
                .then(answer -> roles.role(answer.evidence((response, origin) -> Reading.at(origin)
                        .required("InstanceProfile", response.instanceProfile())
                        .flatMap(found -> found.roles().isEmpty()
                                ? Evidence.absent(origin.at("InstanceProfile").at("Roles"))
                                : Reading.at(origin.at("InstanceProfile").at("Roles", 0))
                                        .arn("Arn", found.roles().get(0).arn())))));
    }

    private Pending<Evidence<Image>> image(String id) {
        return api.ask(
                        Ec2Operations.DESCRIBE_IMAGES,
                        DescribeImagesRequest.builder().imageIds(id).build())
                .map(answer -> answer.evidence((response, origin) -> response.images().stream()
                        .filter(image -> id.equals(image.imageId()))
                        .findFirst()
                        .map(image -> image(id, image, Reading.at(origin.at("Images", 0))))
                        .orElseGet(() -> Evidence.absent(origin.at("Images")))));
    }

    private static Evidence<Image> image(
            String id, software.amazon.awssdk.services.ec2.model.Image image, Reading reading) {
        return Evidence.known(
                new Image(
                        id,
                        reading.text("Name", image.name()),
                        reading.required("CreationDate", date(Reading.plain(image.creationDate())))),
                reading.origin());
    }

    /** A text such as {@code 2026-04-01T12:00:00.000Z}; null if it is none. */
    private static @Nullable Instant date(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
