// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.report.ReportOptionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The file that results point to which have no place of their own, such as those about a running task.
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
                            + " the repository, and a running task or standard input is none. Name the template or Terraform file that"
                            + " made it, or write --output sarif=FILE for viewers that do without.");
        }
        if (leavesTheRepository(path)) {
            throw new ReportOptionException(
                    "--artifact " + path + ": give the file relative to the repository's root, without ..");
        }
        return uri(path)
                .orElseThrow(() ->
                        new ReportOptionException("--artifact " + path + ": is no file name that a URI can hold"));
    }

    /** The URI of a file within the repository; empty for one outside, and for standard input. */
    static Optional<String> uriWithin(String file) {
        return file.equals("-") || file.isEmpty() || leavesTheRepository(file) ? Optional.empty() : uri(file);
    }

    private static boolean leavesTheRepository(String file) {
        String slashed = slashed(file);
        return slashed.startsWith("/")
                || slashed.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                || List.of(slashed.split("/")).contains("..");
    }

    private static Optional<String> uri(String file) {
        try {
            return Optional.of(new URI(null, null, slashed(file).replaceFirst("^(\\./)+", ""), null).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String slashed(String file) {
        return file.replace('\\', '/');
    }
}
