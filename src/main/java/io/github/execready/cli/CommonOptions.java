// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    @Option(
            names = {"-v", "--verbose"},
            description = "Say on standard error what is being done.")
    boolean verbose;

    @Option(names = "--debug", description = "Log every call on standard error, and print stack traces.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
