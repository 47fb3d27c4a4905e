// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what the gate is measured on: a template of 1,000 resources and a plan of 100 MB, both full of services with their
 * roles, groups and networks. The argument is the folder to write into.
 */
public final class LargeInputs {

    private static final int TEMPLATE_SERVICES = 124;
    private static final int PLAN_TEAMS = 400;
    private static final long PLAN_BYTES = 100_000_000;

    private LargeInputs() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path template = folder.resolve("template-1000.yaml");
        int resources = LargeTemplate.write(template, TEMPLATE_SERVICES);
        System.out.printf("%s: %d resources, %d bytes%n", template, resources, Files.size(template));
        Path plan = folder.resolve("plan-100mb.json");
        int changes = LargePlan.write(plan, PLAN_TEAMS, PLAN_BYTES);
        System.out.printf("%s: %d changes, %d bytes%n", plan, changes, Files.size(plan));
    }
}
