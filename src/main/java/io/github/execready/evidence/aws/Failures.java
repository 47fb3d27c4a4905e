// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.Failure.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The one place where exceptions become failures. The error codes are those that the services really send, which differ
 * from service to service for the same thing.
 */
final class Failures {

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "UnauthorizedException",
            "AuthorizationError",
            "Client.UnauthorizedOperation",
            "NotAuthorized",
            "Forbidden");

    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "InvalidAccessKeyId",
            "InvalidToken",
            "AuthFailure",
            "OptInRequired");

    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "LimitExceededException",
            "SlowDown",
            "PriorRequestNotComplete",
            "EC2ThrottledException",
            "BandwidthLimitExceeded");

    private static final Set<String> NOT_FOUND = Set.of(
            "NoSuchEntity",
            "NoSuchEntityException",
            "NoSuchBucket",
            "NoSuchBucketPolicy",
            "ServerSideEncryptionConfigurationNotFoundError",
            "ResourceNotFoundException",
            "NotFoundException",
            "InvalidAMIID.Unavailable",
            "ClusterNotFoundException",
            "ServiceNotFoundException");

    private static final Set<String> INVALID = Set.of(
            "InvalidInput",
            "InvalidParameterException",
            "InvalidParameterValue",
            "InvalidParameterCombination",
            "InvalidArnException",
            "ValidationError",
            "ValidationException",
            "ClientException",
            "MalformedPolicyDocument");

    private Failures() {}

    static Failure of(Operation<?, ?> operation, RuntimeException exception) {
        if (exception instanceof AwsServiceException service) {
            AwsErrorDetails details = service.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            String message = details == null || details.errorMessage() == null
                    ? "HTTP status " + service.statusCode()
                    : details.errorMessage();
            return new Failure(kind(code, service), operation.action(), code, message);
        }
        if (exception instanceof ApiCallTimeoutException || exception instanceof ApiCallAttemptTimeoutException) {
            return new Failure(Kind.SERVICE_ERROR, operation.action(), "", "no answer in time");
        }
        if (isAbout(exception, "credentials")) {
            return new Failure(Kind.CREDENTIALS, operation.action(), "", firstLine(exception));
        }
        return causes(exception)
                .filter(Failures::isUnreachable)
                .findFirst()
                .map(e -> new Failure(
                        Kind.UNREACHABLE,
                        operation.action(),
                        "",
                        e instanceof UnknownHostException ? "no such host: " + firstLine(e) : firstLine(e)))
                .orElseGet(() -> new Failure(
                        Kind.SERVICE_ERROR,
                        operation.action(),
                        "",
                        "the answer could not be read: " + firstLine(exception)));
    }

    private static boolean isUnreachable(Throwable exception) {
        return exception instanceof UnknownHostException
                || exception instanceof ConnectException
                || exception instanceof NoRouteToHostException;
    }

    static Kind kind(String code, AwsServiceException exception) {
        if (DENIED.contains(code)) {
            return Kind.ACCESS_DENIED;
        }
        if (CREDENTIALS.contains(code)) {
            return Kind.CREDENTIALS;
        }
        if (THROTTLED.contains(code) || exception.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        // EC2 names every missing thing by itself: InvalidSubnetID.NotFound, InvalidInstanceID.NotFound …
        if (NOT_FOUND.contains(code) || code.endsWith(".NotFound") || code.endsWith("NotFound")) {
            return Kind.NOT_FOUND;
        }
        if (INVALID.contains(code) || code.endsWith(".Malformed")) {
            return Kind.INVALID;
        }
        return code.isEmpty() && exception.statusCode() == 403 ? Kind.ACCESS_DENIED : Kind.SERVICE_ERROR;
    }

    private static boolean isAbout(RuntimeException exception, String word) {
        return causes(exception)
                .anyMatch(e -> e.getMessage() != null && e.getMessage().contains(word));
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.<Throwable>iterate(exception, e -> e != null, Throwable::getCause)
                .limit(16);
    }

    private static String firstLine(Throwable exception) {
        String message = exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
