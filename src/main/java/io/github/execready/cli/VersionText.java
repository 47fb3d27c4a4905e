// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ToolVersion;
import io.github.execready.check.BuiltInChecks;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "execready " + ToolVersion.current() + " (" + BuiltInChecks.all().size() + " checks, Java "
                    + Runtime.version() + ")"
        };
    }
}
