// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.report.ReportOptionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The file that results about a running task point to.
 *
 * @param path as given; empty for none
 */
record Artifact(String path) {

    static final Artifact NONE = new Artifact("");

    /**
     * The path as a URI relative to the repository's root.
     *
     * @throws ReportOptionException if there is none, or GitHub would refuse it
     */
    String requiredUri() {
        if (path.isEmpty()) {
            throw new ReportOptionException(
                    "sarif-github needs --artifact FILE: GitHub shows a result only beside a file of"
                            + " the repository, and a running task has none. Name the template or Terraform file that made it, or"
                            + " write --output sarif=FILE for viewers that do without.");
        }
        String slashed = path.replace('\\', '/');
        boolean leaves = slashed.startsWith("/")
                || slashed.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                || List.of(slashed.split("/")).contains("..");
        if (leaves) {
            throw new ReportOptionException(
                    "--artifact " + path + ": give the file relative to the repository's root, without ..");
        }
        try {
            return new URI(null, null, slashed.replaceFirst("^(\\./)+", ""), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new ReportOptionException("--artifact " + path + ": is no file name that a URI can hold");
        }
    }
}
