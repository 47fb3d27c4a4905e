// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of texts that something else fills in: dynamic references of CloudFormation, which it resolves when it deploys, and
 * template languages that run before anybody deploys. The text around them is still good.
 */
enum Placeholders {
    /** <code>{{resolve:ssm:…}}</code>, and the braces of Jinja, Go templates and their like. */
    TEMPLATE("\\{\\{.{0,500}?\\}\\}|\\{%.{0,500}?%\\}"),

    /** What people leave in task definitions for {@code envsubst}, {@code sed} and deploy actions as well. */
    ECS(
            "\\{\\{.{0,500}?\\}\\}|\\{%.{0,500}?%\\}|\\$\\{[^}]{0,500}\\}|\\$\\([^)]{0,500}\\)|\\$[A-Z_][A-Z0-9_]*|<[A-Za-z0-9_ -]{1,100}>");

    private final Pattern pattern;

    Placeholders(String regex) {
        pattern = Pattern.compile(regex, Pattern.DOTALL);
    }

    /** The text with its placeholders open. */
    Value value(String text, Location at) {
        if (text.indexOf('{') < 0 && (this == TEMPLATE || (text.indexOf('$') < 0 && text.indexOf('<') < 0))) {
            return new Value.Scalar(text, at);
        }
        Matcher matcher = pattern.matcher(text);
        List<Value> parts = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            parts.add(new Value.Scalar(text.substring(end, matcher.start()), at));
            parts.add(open(matcher.group(), at));
            end = matcher.end();
        }
        if (end == 0) {
            return new Value.Scalar(text, at);
        }
        parts.add(new Value.Scalar(text.substring(end), at));
        return Texts.join(parts, at);
    }

    private static Value open(String placeholder, Location at) {
        return placeholder.startsWith("{{resolve:")
                ? Gaps.outside(Excerpt.of(placeholder), "CloudFormation resolves it when it deploys", at)
                : Gaps.outside(Excerpt.of(placeholder), "filled in before it is deployed", at);
    }
}
