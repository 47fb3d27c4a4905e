// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which configuration of the AWS provider makes a resource, by the sources: the one that its block names, or the usual one, and
 * what the calls of modules pass for it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/meta-arguments/module-providers">The providers argument</a>
 */
final class SourceProviders {

    private static final String USUAL = "aws";
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9_-]+)\"");

    private final TerraformSources sources;

    SourceProviders(TerraformSources sources) {
        this.sources = sources;
    }

    /** Where an instance is made. */
    MadeIn of(Instance instance) {
        Optional<SourceBlock> block = sources.block(instance);
        String named = block.flatMap(written -> text(written, "provider")).orElse(USUAL);
        String provider = passed(instance.module(), named);
        Optional<String> told = block.flatMap(written -> text(written, "region"));
        return told.map(region -> new MadeIn(provider + " in " + region, block.flatMap(b -> literal(b, "region"))))
                .orElseGet(() -> new MadeIn(provider, region(provider)));
    }

    /** What the root module calls a provider of a module. */
    private String passed(ModulePath module, String name) {
        if (module.isRoot()) {
            return name;
        }
        Optional<String> given = sources.module(module.parent())
                .flatMap(parent -> module.call().flatMap(call -> parent.call(call.name())))
                .flatMap(call -> text(call, "providers"));
        if (given.isEmpty()) {
            return name.equals(USUAL) ? passed(module.parent(), name) : module.key() + ':' + name;
        }
        Matcher pair = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "\\s*[=:]\\s*([\\w.]+)")
                .matcher(given.get());
        return pair.find() ? passed(module.parent(), pair.group(1)) : module.key() + ':' + name;
    }

    private Optional<String> region(String provider) {
        Optional<String> alias = Optional.of(provider)
                .filter(name -> name.startsWith(USUAL + '.'))
                .map(name -> name.substring(USUAL.length() + 1));
        return sources.module(ModulePath.ROOT).stream()
                .flatMap(root -> root.blocks().stream())
                .filter(block ->
                        block.type().equals("provider") && block.labels().contains(USUAL))
                .filter(block -> provider.equals(USUAL) || alias.isPresent())
                .filter(block -> literal(block, "alias").equals(alias))
                .findFirst()
                .flatMap(block -> literal(block, "region"));
    }

    private static Optional<String> text(SourceBlock block, String attribute) {
        return block.attribute(attribute).map(written -> written.expression().strip());
    }

    /** The text of an attribute that is written out. */
    private static Optional<String> literal(SourceBlock block, String attribute) {
        return text(block, attribute)
                .map(LITERAL::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }
}
