// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Map;
import java.util.Optional;

/** A resource that runs tasks otherwise than a service does, and is not judged. */
public final class OtherLaunch {

    /**
     * Why, by type.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-expressgatewayservice.html">
     *     AWS::ECS::ExpressGatewayService</a>, which has nothing to turn exec on with
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-daemon.html">
     *     AWS::ECS::Daemon</a>, which has
     */
    private static final Map<String, String> WHY = Map.of(
            "AWS::ECS::ExpressGatewayService",
                    "of an Express service ECS makes the service itself, and nothing here says whether exec is on",
            "AWS::ECS::Daemon", "daemons of managed instances are not judged");

    private OtherLaunch() {}

    public static Optional<Gap> gap(String type, String address, Location at) {
        return Optional.ofNullable(WHY.get(type))
                .map(why -> new Gap(Gap.Reason.NOT_JUDGED, address, why, Optional.of(at)));
    }

    /** The same resource as one that adds to nothing but what it is told of, if it is one of these. */
    public static Resource apart(Resource resource) {
        return WHY.containsKey(resource.type())
                ? new Resource(
                        ResourceType.UNREAD_MODULE,
                        resource.address(),
                        resource.location(),
                        resource.properties(),
                        resource.before(),
                        resource.condition())
                : resource;
    }
}
