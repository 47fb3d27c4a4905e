// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.client;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Version;
import java.util.List;
import java.util.Set;

/** The Session Manager plugin is there: the AWS CLI hands every session to it. */
public final class SessionManagerPlugin implements Check {

    // Releases that mended what exec users run into:
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/plugin-version-history.html
    private static final Version STREAM_FIXES = Version.of("1.2.312.0");
    private static final Version SSO_SESSIONS = Version.of("1.2.497.0");

    @Override
    public String id() {
        return "session-manager-plugin";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLIENT_TOOLS);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Version> version = inputs.clientTools().flatMap(ClientTools::sessionManagerPlugin);
        Facts facts = Facts.none().and("version", version, "not installed");
        return InstalledTool.judge(
                "session-manager-plugin",
                version,
                installed -> ofVersion(installed, facts),
                Outcome.fail("session-manager-plugin-missing", facts));
    }

    private static Outcome ofVersion(Version version, Facts facts) {
        if (version.isBefore(STREAM_FIXES)) {
            return Outcome.fail("session-manager-plugin-old", facts);
        }
        if (version.isBefore(SSO_SESSIONS)) {
            return Outcome.fail("session-manager-plugin-old/sso-session", facts);
        }
        return Outcome.pass(facts);
    }
}
