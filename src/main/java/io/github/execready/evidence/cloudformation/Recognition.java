// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.List;
import java.util.regex.Pattern;

/** Tells files apart before they are read, for a folder may hold many that are something else. */
final class Recognition {

    /** What the CDK writes beside templates; those with places are read when they are asked for. */
    private static final List<String> BESIDE =
            List.of(".metadata.json", ".assets.json", "tree.json", "validation-report.json");

    private static final Pattern TEMPLATE = Pattern.compile("\"?'?Resources'?\"?\\s*:");
    private static final Pattern TYPE = Pattern.compile(
            "AWSTemplateFormatVersion|Type['\"]?\\s*:\\s*['\"]?(?:[A-Za-z0-9]+::|\\{\\{)|Fn::ForEach::|Transform['\"]?\\s*:");
    private static final Pattern FORMAT = Pattern.compile("AWSTemplateFormatVersion['\"]?\\s*:");
    private static final Pattern ASSEMBLY = Pattern.compile("\"artifacts\"\\s*:");
    private static final Pattern ECS = Pattern.compile(
            "['\"]?(?:containerDefinitions|schedulingStrategy|enableExecuteCommand|taskArn)['\"]?\\s*:"
                    + "|['\"](?:serviceName|taskDefinition)['\"]\\s*:"
                    + "|^(?:service_definition|task_definition)\\s*:",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern BEGINNING = Pattern.compile(
            "AWSTemplateFormatVersion|(?:^|[{,\"'\\s])Resources['\"]?\\s*:|\\bAWS::[A-Za-z0-9]+::[A-Z]|\"artifacts\"\\s*:"
                    + "|containerDefinitions");

    private Recognition() {}

    /** Whether a file is read for itself, and not only where another one names it. */
    static boolean isRead(TemplateFile file) {
        return BESIDE.stream().noneMatch(file.path()::endsWith) && recognises(file.text());
    }

    static boolean recognises(String text) {
        return (TEMPLATE.matcher(text).find() && TYPE.matcher(text).find())
                || FORMAT.matcher(text).find()
                || ECS.matcher(text).find()
                || (ASSEMBLY.matcher(text).find() && text.contains("aws:cloudformation:stack"));
    }

    /** Whether a text that cannot be read begins like one that could: it may be cut off, or have a slip in it. */
    static boolean mayBegin(String text) {
        return recognises(text) || BEGINNING.matcher(text).find();
    }
}
