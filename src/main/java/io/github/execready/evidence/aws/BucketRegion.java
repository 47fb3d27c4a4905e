// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Response;

/**
 * In which Region S3 answers questions about a bucket: in the bucket's own alone. Elsewhere it answers with a redirect that
 * names that Region, to callers without any permission as well. The redirect is followed, and what comes of it carries the
 * Region in the header that S3 has for it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html">Request redirection</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">x-amz-bucket-region</a>
 */
final class BucketRegion {

    private static final String HEADER = "x-amz-bucket-region";

    /** Of a signature for the wrong Region S3 says in words which one it expects. */
    private static final Pattern EXPECTED = Pattern.compile("expecting '([^']+)'");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
    private static final int NOT_FOUND = 404;

    private BucketRegion() {}

    /** The answer of the bucket's own Region. */
    static <R extends S3Response> R ask(Clients clients, Function<S3Client, R> question) {
        try {
            return located(question.apply(clients.s3()), clients.region());
        } catch (S3Exception e) {
            String home = of(e).orElse(clients.region());
            if (!home.equals(clients.region())) {
                return askIn(home, clients, question);
            }
            // "No such policy" is said of a bucket that is here; a refusal may come before anybody looked.
            throw e.statusCode() == NOT_FOUND ? located(e, home) : e;
        }
    }

    private static <R extends S3Response> R askIn(String home, Clients clients, Function<S3Client, R> question) {
        try {
            return located(question.apply(clients.s3In(home)), home);
        } catch (S3Exception e) {
            throw located(e, home);
        }
    }

    /** The Region that an answer names; empty for answers of other services. */
    static Optional<String> of(AwsResponse answer) {
        return Optional.ofNullable(answer.sdkHttpResponse()).flatMap(BucketRegion::named);
    }

    /** The Region that an error names. */
    static Optional<String> of(AwsServiceException error) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(error.awsErrorDetails());
        return details.map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(BucketRegion::named)
                .or(() -> details.map(AwsErrorDetails::errorMessage)
                        .map(EXPECTED::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)))
                .filter(region -> REGION.matcher(region).matches());
    }

    private static Optional<String> named(SdkHttpResponse response) {
        return response.firstMatchingHeader(HEADER);
    }

    @SuppressWarnings("unchecked") // a response's builder builds one of its own class
    private static <R extends S3Response> R located(R answer, String region) {
        return (R) answer.toBuilder()
                .sdkHttpResponse(naming(region, answer.sdkHttpResponse()))
                .build();
    }

    private static S3Exception located(S3Exception error, String region) {
        AwsErrorDetails details = error.awsErrorDetails();
        return (S3Exception) error.toBuilder()
                .awsErrorDetails(details.toBuilder()
                        .sdkHttpResponse(naming(region, details.sdkHttpResponse()))
                        .build())
                .build();
    }

    private static SdkHttpResponse naming(String region, SdkHttpResponse response) {
        return response.toBuilder().putHeader(HEADER, region).build();
    }
}
