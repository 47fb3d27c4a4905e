// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole AWS account made of outputs of the AWS CLI, which answers in AWS's own protocols. What is not in it does not
 * exist, and is answered with the error that the service has for that.
 */
public final class AwsWire {

    /**
     * A request as it came.
     *
     * @param service the service that it was signed for
     * @param target the header {@code X-Amz-Target}; empty without
     */
    public record Request(String service, String path, String query, String target, String body) {}

    /** A response as it goes. */
    public record Response(int status, String contentType, byte[] body) {}

    /** The ways in which every service refuses in its own words. */
    public enum Refusal {
        DENIED,
        THROTTLED,
        EXPIRED
    }

    /** What a service says of something that it does not have. */
    private record NotFound(int status, String code) {}

    private static final Map<String, NotFound> NOT_FOUND = Map.ofEntries(
            Map.entry("DescribeInstances", new NotFound(400, "InvalidInstanceID.NotFound")),
            Map.entry("DescribeImages", new NotFound(400, "InvalidAMIID.NotFound")),
            Map.entry("DescribeNetworkInterfaces", new NotFound(400, "InvalidNetworkInterfaceID.NotFound")),
            Map.entry("DescribeSubnets", new NotFound(400, "InvalidSubnetID.NotFound")),
            Map.entry("DescribeRouteTables", new NotFound(400, "InvalidRouteTableID.NotFound")),
            Map.entry("DescribeSecurityGroups", new NotFound(400, "InvalidGroup.NotFound")),
            Map.entry("DescribeNetworkAcls", new NotFound(400, "InvalidNetworkAclID.NotFound")),
            Map.entry("DescribeVpcs", new NotFound(400, "InvalidVpcID.NotFound")),
            Map.entry("DescribeVpcAttribute", new NotFound(400, "InvalidVpcID.NotFound")),
            Map.entry("DescribeVpcEndpoints", new NotFound(400, "InvalidVpcEndpointId.NotFound")),
            Map.entry("DescribeNatGateways", new NotFound(400, "NatGatewayNotFound")),
            Map.entry("DescribeInternetGateways", new NotFound(400, "InvalidInternetGatewayID.NotFound")),
            Map.entry("DescribeManagedPrefixLists", new NotFound(400, "InvalidPrefixListID.NotFound")),
            Map.entry("GetManagedPrefixListEntries", new NotFound(400, "InvalidPrefixListID.NotFound")),
            Map.entry(
                    "DescribeTransitGatewayVpcAttachments",
                    new NotFound(400, "InvalidTransitGatewayAttachmentID.NotFound")),
            Map.entry("SimulatePrincipalPolicy", new NotFound(400, "InvalidInput")),
            Map.entry("DescribeTaskDefinition", new NotFound(400, "ClientException")),
            Map.entry("DescribeKey", new NotFound(400, "NotFoundException")),
            Map.entry("GetKeyPolicy", new NotFound(400, "NotFoundException")),
            Map.entry("GetBucketPolicy", new NotFound(404, "NoSuchBucketPolicy")),
            Map.entry("GetBucketEncryption", new NotFound(404, "ServerSideEncryptionConfigurationNotFoundError")));

    private final WorldAnswers answers;

    private AwsWire(List<CliOutput> outputs) {
        this.answers = new WorldAnswers(outputs, true);
    }

    /**
     * An account out of files.
     *
     * @param files outputs of the AWS CLI by the name of their file
     */
    public static AwsWire of(Map<String, ObjectNode> files) {
        List<CliOutput> outputs = new ArrayList<>();
        files.forEach((name, root) -> CliFile.read(JsonFile.parse(name, bytes(Json.compact(root))), note -> {
                    throw new IllegalArgumentException(note);
                })
                .ifPresent(outputs::add));
        return new AwsWire(outputs);
    }

    /** The operation that a request asks for, as the action that allows it. */
    public static String action(Request request) {
        return operation(request).action();
    }

    /** Every operation that this program asks, as the action that allows it. */
    public static List<String> actions() {
        return Operations.ALL.stream().map(Operation::action).toList();
    }

    /** The answer to a request. */
    public Response answer(Request request) {
        Operation<?, ?> operation = operation(request);
        WireProtocol protocol = WireProtocol.of(request.service());
        Match match = answers.answer(operation, protocol.request(operation, request));
        if (match instanceof Match.Found found) {
            Object response = FromJson.response(operation, found.response(), "", unknown -> {
                throw new IllegalStateException(operation + " answered with " + unknown);
            });
            return new Response(200, protocol.contentType(), bytes(protocol.response(operation, (SdkPojo) response)));
        }
        if (match instanceof Match.Missing missing) {
            NotFound notFound = missing.what().startsWith("cluster ")
                    ? new NotFound(400, "ClusterNotFoundException")
                    : NOT_FOUND.getOrDefault(operation.name(), new NotFound(404, "NoSuchEntity"));
            return error(request.service(), notFound.status(), notFound.code(), missing.what() + " does not exist");
        }
        throw new IllegalArgumentException(operation + ": " + ((Match.Unclear) match).why());
    }

    /** How a service refuses. */
    public static Response refusal(String service, Refusal refusal) {
        return switch (refusal) {
            case DENIED -> denied(service);
            case THROTTLED -> throttled(service);
            case EXPIRED -> expired(service);
        };
    }

    /** How S3 answers for a bucket of another Region. */
    public static Response redirect() {
        return error(
                "s3",
                301,
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all"
                        + " future requests to this endpoint.");
    }

    private static Response denied(String service) {
        String message = "User: arn:aws:sts::111122223333:assumed-role/developer/alice is not authorized";
        return switch (service) {
            case "ec2" ->
                error(
                        service,
                        403,
                        "UnauthorizedOperation",
                        "You are not authorized to perform this operation. Encoded authorization failure message: x1");
            case "iam", "sts", "s3" -> error(service, 403, "AccessDenied", message);
            default -> error(service, 400, "AccessDeniedException", message);
        };
    }

    private static Response throttled(String service) {
        String message = "Rate exceeded";
        return switch (service) {
            case "ec2" -> error(service, 503, "RequestLimitExceeded", message);
            case "iam", "sts" -> error(service, 400, "Throttling", message);
            case "s3" -> error(service, 503, "SlowDown", message);
            default -> error(service, 400, "ThrottlingException", message);
        };
    }

    private static Response expired(String service) {
        String message = "The security token included in the request is expired";
        return switch (service) {
            case "ec2" -> error(service, 400, "RequestExpired", message);
            case "iam", "sts" -> error(service, 403, "ExpiredToken", message);
            case "s3" -> error(service, 400, "ExpiredToken", message);
            default -> error(service, 400, "ExpiredTokenException", message);
        };
    }

    private static Response error(String service, int status, String code, String message) {
        WireProtocol protocol = WireProtocol.of(service);
        return new Response(status, protocol.contentType(), bytes(protocol.error(service, code, message)));
    }

    private static Operation<?, ?> operation(Request request) {
        String name = WireProtocol.of(request.service()).operation(request);
        Predicate<Operation<?, ?>> asked = operation -> operation.service().equals(request.service())
                && operation.name().equals(name);
        return Operations.ALL.stream()
                .filter(asked)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("nobody may ask " + request.service() + " for " + name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
