// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final ContextValue ABSENT = new ContextValue.Absent();
    private static final ContextValue UNKNOWN = new ContextValue.Unknown();

    @Test
    void whatIsSaidLastHolds() {
        Context context = Context.open()
                .absentUnder("aws:")
                .unknownUnder("aws:PrincipalTag/")
                .known("aws:PrincipalTag/team", "a")
                .build();
        assertThat(context.get("aws:principaltag/team")).isEqualTo(new ContextValue.Single("a"));
        assertThat(context.get("aws:principaltag/other")).isEqualTo(UNKNOWN);
        assertThat(context.get("aws:sourceip")).isEqualTo(ABSENT);
        assertThat(context.get("kms:viaservice")).isEqualTo(UNKNOWN);
        Context later = context.with()
                .absentUnder("aws:")
                .absent("AWS:PrincipalTag/team")
                .build();
        assertThat(later.get("aws:principaltag/other")).isEqualTo(ABSENT);
        assertThat(later.get("aws:principaltag/team")).isEqualTo(ABSENT);
    }

    @Test
    void onlyKnownKeysAreHandedOut() {
        Context context = Context.complete()
                .known("aws:PrincipalTag/a", "1")
                .known("aws:CalledVia", List.of("x", "y"))
                .unknown("aws:SourceIp")
                .absent("aws:SourceVpc")
                .build();
        assertThat(context.known())
                .isEqualTo(Map.of("aws:principaltag/a", List.of("1"), "aws:calledvia", List.of("x", "y")));
    }

    @Test
    void namesDoNotDependOnTheLanguageOfTheMachine() {
        assertThat(Context.normal("AWS:SOURCEIP")).isEqualTo("aws:sourceip");
        assertThat(Context.normal("İI")).isEqualTo("İi");
        assertThat(Context.normal("aws:ResourceTag/@AMZ[")).isEqualTo("aws:resourcetag/@amz[");
    }
}
