// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether AWS can be asked at all: somebody is signed in, and the Region answers. */
final class SignedIn {

    /** In the SDK's long list of places without credentials, what it says about the profile. */
    private static final Pattern OF_PROFILE =
            Pattern.compile("ProfileCredentialsProvider\\(.*?\\): ([^\\]]*?)(?:, \\w+\\(|\\])");

    private SignedIn() {}

    /**
     * Looks at how the first calls failed.
     *
     * @param failures of the first calls, those that failed
     * @param asked how many calls there were
     * @throws EvidenceException if nobody is signed in, or nothing could be reached
     */
    static void demand(Collection<Failure> failures, int asked, String region) {
        failures.stream()
                .filter(failure -> failure.kind() == Failure.Kind.CREDENTIALS)
                .findFirst()
                .ifPresent(failure -> {
                    throw new EvidenceException(credentials(failure, region));
                });
        if (asked > 0
                && failures.size() == asked
                && failures.stream().allMatch(failure -> failure.kind() == Failure.Kind.UNREACHABLE)) {
            throw new EvidenceException("AWS cannot be reached in the Region " + region + " ("
                    + oneLine(failures.iterator().next().message())
                    + "): does the Region exist, and is the network, VPN or proxy right?");
        }
    }

    private static String credentials(Failure failure, String region) {
        String said = failure.code().isEmpty()
                ? oneLine(failure.message())
                : failure.code() + ": " + oneLine(failure.message());
        return switch (failure.code()) {
            case "" ->
                "No usable AWS credentials were found (" + ofProfile(oneLine(failure.message()))
                        + "): sign in, or choose a profile that is signed in.";
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "The AWS credentials have expired (" + said + "): sign in again.";
            default ->
                "AWS does not accept the credentials in " + region + " (" + said
                        + "): check them with \"aws sts get-caller-identity\", and that the Region is enabled for the account.";
        };
    }

    private static String ofProfile(String message) {
        Matcher matcher = OF_PROFILE.matcher(message);
        return matcher.find() ? matcher.group(1) : message;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
