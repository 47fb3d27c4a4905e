// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An Amazon Resource Name, taken apart and never put together from strings elsewhere.
 *
 * @param partition such as {@code aws-cn}
 * @param service such as {@code ecs}
 * @param region empty for global services
 * @param account empty where the service has none
 * @param resource all that follows the fifth colon
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** Stands for an account that is not known; nothing may be concluded from comparing it with a number. */
    public static final String UNKNOWN_ACCOUNT = "000000000000";

    public Arn {
        requireNonNull(partition, "partition");
        requireNonNull(service, "service");
        requireNonNull(region, "region");
        requireNonNull(account, "account");
        requireNonNull(resource, "resource");
    }

    /** Reads an ARN; empty if the text is none. */
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6
                || !parts[0].equals("arn")
                || parts[1].isEmpty()
                || parts[2].isEmpty()
                || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /** The part after the last slash, or after the last colon where there is no slash: an id or a name. */
    public String resourceName() {
        int slash = resource.lastIndexOf('/');
        return slash >= 0 ? resource.substring(slash + 1) : resource.substring(resource.lastIndexOf(':') + 1);
    }

    /** The part before the first slash or colon: {@code task}, {@code role} … */
    public String resourceType() {
        for (int i = 0; i < resource.length(); i++) {
            char c = resource.charAt(i);
            if (c == '/' || c == ':') {
                return resource.substring(0, i);
            }
        }
        return resource;
    }

    /**
     * The cluster's name in the ARN of a task, service or container instance. Empty in the old short form, which names
     * no cluster.
     */
    public Optional<String> ecsClusterName() {
        String[] parts = resource.split("/", -1);
        return service.equals("ecs") && parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
