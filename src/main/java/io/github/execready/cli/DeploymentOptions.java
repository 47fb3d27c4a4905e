// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.files.ParameterFile;
import io.github.execready.evidence.planned.DeploymentValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is known of a deployment that the files leave open. */
final class DeploymentOptions {

    @Option(
            names = "--parameters",
            paramLabel = "FILE|NAME=VALUE",
            description =
                    "Values of parameters of templates: one, or a JSON file as aws cloudformation takes it. May be repeated.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--region", paramLabel = "REGION", description = "The Region that it is deployed to.")
    private String region = "";

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "The account that it is deployed to.")
    private String account = "";

    @Option(
            names = "--assume-defaults",
            description = "Take a parameter that is not given for its default; findings say so.")
    private boolean assumeDefaults;

    /**
     * The values.
     *
     * @throws UsageException if an option is not what it should be
     * @throws EvidenceException if a file of parameters cannot be read
     */
    DeploymentValues values(Terminal terminal) {
        if (!region.isEmpty() && !region.matches("[a-z]{2,}(-[a-z]+)+-[0-9]+")) {
            throw new UsageException("--region " + region + ": is no Region such as eu-west-1");
        }
        if (!account.isEmpty() && !account.matches("[0-9]{12}")) {
            throw new UsageException("--account " + account + ": an account has twelve digits");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).matches("[A-Za-z0-9]+")) {
                values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            } else {
                values.putAll(ParameterFile.read(terminal.directory().resolve(parameter)));
            }
        }
        return new DeploymentValues(values, given(region), given(account), assumeDefaults);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
