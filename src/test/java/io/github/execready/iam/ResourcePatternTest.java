// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePatternTest {

    private static final Context CONTEXT = Context.complete()
            .known("aws:username", "ann")
            .unknown("test:Unknown")
            .build();

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::b/k, yes",
        "*, *, yes",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/k/l, yes",
        "arn:aws:s3:::b*, arn:aws:s3:::b/k:l, yes",
        "arn:aws:s3:::B/k, arn:aws:s3:::b/k, no",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/k, yes",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/, no",
        "arn:aws:ecs:*:1:task/c/*, arn:aws:ecs:eu-west-1:1:task/c/2, yes",
        "arn:aws:ecs:*:task/c/*, arn:aws:ecs:eu-west-1:1:task/c/2, open",
        "arn:aws:ecs:*:*:cluster/*, arn:aws:ecs:eu-west-1:1:task/c/2, no",
        "arn:aws:*:eu-west-1:1:task/c/2, arn:aws:ecs:eu-west-1:1:task/c/2, yes",
        "arn:*:*:*:*:*, arn:aws:ecs:eu-west-1:1:task/c/2, yes",
        "arn:*, arn:aws:ecs:eu-west-1:1:task/c/2, open",
        "arn:aws:s3*, arn:aws:ecs:eu-west-1:1:task/c/2, no",
        "arn:aws:logs:eu-west-1:1:log-group:g:*, arn:aws:logs:eu-west-1:1:log-group:g:log-stream:s, yes",
        "arn:aws:logs:eu-west-1:1:log-group:g, arn:aws:logs:eu-west-1:1:log-group:g:log-stream:, no",
        "arn:aws:logs:*:*:*, arn:aws:logs:eu-west-1:1:log-group::log-stream:, yes",
        "arn:aws:logs:*:*:*, *, no",
        "?, *, open",
        "${aws:username}, ann, open",
        "arn:aws:s3:::${aws:username}/*, arn:aws:s3:::ann/x, yes",
        "arn:aws:s3:::${aws:username}/*, arn:aws:s3:::bob/x, no",
        "arn:aws:s3:::${test:Absent}/*, arn:aws:s3:::/x, no",
        "arn:aws:s3:::${test:Unknown}/*, arn:aws:s3:::ann/x, open",
        "arn:aws:s3:::x${test:Unknown}/*, arn:aws:s3:::ann/x, no",
        "arn:aws:${test:Unknown}:x, arn:aws:s3:::x, open",
    })
    void wildcardsStayWithinTheirPartOfTheArn(String pattern, String resource, String matches) {
        assertThat(matches(false, resource, pattern)).isEqualTo(matches);
        String opposite = matches.equals("yes") ? "no" : matches.equals("no") ? "yes" : "open";
        assertThat(matches(true, resource, pattern)).isEqualTo(opposite);
    }

    @Test
    void anUnresolvableVariableIsAnEntryThatMatchesNothing() {
        String resource = "arn:aws:s3:::b/k";
        assertThat(matches(true, resource, "arn:aws:s3:::${test:Absent}/k")).isEqualTo("yes");
        assertThat(matches(true, resource, "arn:aws:s3:::${test:Absent}/k", "arn:aws:s3:::b/*"))
                .isEqualTo("no");
    }

    @Test
    void aStarInTheResourceIsACharacter() {
        assertThat(matches(false, "arn:aws:s3:::b/*", "arn:aws:s3:::b/k")).isEqualTo("no");
        assertThat(matches(false, "arn:aws:s3:::b/*", "arn:aws:s3:::b/?")).isEqualTo("yes");
        assertThat(matches(false, "arn:aws:s3:::b/*", "arn:aws:s3:::b/${*}")).isEqualTo("yes");
        assertThat(matches(false, "arn:aws:s3:::b/k", "arn:aws:s3:::b/${*}")).isEqualTo("no");
    }

    private static String matches(boolean negated, String resource, String... patterns) {
        Request request = Request.of(Account.USER, "s3:GetObject", resource, CONTEXT);
        return ConditionTest.said(
                new ResourceElement(negated, List.of(patterns), PolicyVersion.V2012_10_17).matches(request));
    }
}
