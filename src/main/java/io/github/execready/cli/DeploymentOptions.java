// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.files.ParameterFile;
import io.github.execready.evidence.planned.DeploymentValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of a deployment that the files leave open. */
final class DeploymentOptions {

    private final Supplier<List<String>> parameters;
    private final Supplier<Optional<String>> region;
    private final Supplier<Optional<String>> account;
    private final Supplier<Boolean> assumeDefaults;

    DeploymentOptions(Syntax syntax) {
        parameters = syntax.values(
                String.class,
                option(
                        "--parameters",
                        "FILE|NAME=VALUE",
                        "Values of parameters of templates: one, or a JSON file as aws cloudformation takes it."
                                + " May be repeated."));
        region = syntax.given(option("--region", "REGION", "The Region that it is deployed to."));
        account = syntax.given(option("--account", "ACCOUNT", "The account that it is deployed to."));
        assumeDefaults = syntax.flag(
                "--assume-defaults", "Take a parameter that is not given for its default; findings say so.");
    }

    /**
     * The values.
     *
     * @throws UsageException if an option is not what it should be
     * @throws EvidenceException if a file of parameters cannot be read
     */
    DeploymentValues values(Terminal terminal) {
        Optional<String> where = region.get();
        if (where.filter(name -> !name.matches("[a-z]{2,}(-[a-z]+)+-[0-9]+")).isPresent()) {
            throw new UsageException("--region " + where.get() + ": is no Region such as eu-west-1");
        }
        Optional<String> whose = account.get();
        if (whose.filter(digits -> !digits.matches("[0-9]{12}")).isPresent()) {
            throw new UsageException("--account " + whose.get() + ": an account has twelve digits");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters.get()) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).matches("[A-Za-z0-9]+")) {
                values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            } else {
                values.putAll(ParameterFile.read(terminal.directory().resolve(parameter)));
            }
        }
        return new DeploymentValues(values, where, whose, assumeDefaults.get());
    }
}
