// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What a command understands, declared while the command is built: each declaration gives what supplies the value once a
 * command line has been read.
 *
 * <p>In code, and not by picocli's annotations: reading those takes reflection and proxy classes that are made anew in every
 * run, because no class archive can hold them. That was a tenth of the time of a check.
 */
final class Syntax {

    private final UsageMessageSpec usage = new UsageMessageSpec();
    private final List<ArgSpec> arguments = new ArrayList<>();

    private Syntax() {}

    /** The command of that name, whose constructor declares what it understands beyond what every command does. */
    static CommandSpec command(String name, Function<Syntax, Callable<Integer>> constructor) {
        Syntax syntax = new Syntax();
        syntax.flag(OptionSpec.builder("-v", "--verbose").description("Say on standard error what is being done."));
        syntax.flag("--debug", "Log every call on standard error, and print stack traces.");
        syntax.flag(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help."));
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(constructor.apply(syntax)).name(name);
        spec.usageMessage(syntax.usage);
        syntax.arguments.forEach(spec::add);
        return spec;
    }

    /** An option with a value, ready to be declared. */
    static OptionSpec.Builder option(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).description(description);
    }

    /** A parameter, ready to be declared; it need not be given. */
    static PositionalParamSpec.Builder parameter(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity("0..1")
                .paramLabel(label)
                .description(description);
    }

    /** What the help says beside the options. */
    UsageMessageSpec usage() {
        return usage;
    }

    /** Whether an option is given. */
    Supplier<Boolean> flag(String name, String description) {
        return flag(OptionSpec.builder(name).description(description));
    }

    private Supplier<Boolean> flag(OptionSpec.Builder option) {
        return declared(option.type(boolean.class).initialValue(false).build())::getValue;
    }

    /** What an option says; empty where it is not given. */
    Supplier<String> text(OptionSpec.Builder option) {
        return declared(option.type(String.class).initialValue("").build())::getValue;
    }

    /** What an option says, if anything: a script may give it a variable that is empty. */
    Supplier<Optional<String>> given(OptionSpec.Builder option) {
        Supplier<String> text = text(option);
        return () -> Optional.of(text.get()).filter(Predicate.not(String::isEmpty));
    }

    /** What a parameter says; empty where it is not given. */
    Supplier<String> text(PositionalParamSpec.Builder parameter) {
        return declared(parameter.type(String.class).initialValue("").build())::getValue;
    }

    /** What an option says, without which the command does not run. */
    <T> Supplier<T> required(Class<T> type, OptionSpec.Builder option) {
        return declared(option.type(type).required(true).build())::getValue;
    }

    /** What a parameter says, without which the command does not run. */
    <T> Supplier<T> required(Class<T> type, PositionalParamSpec.Builder parameter) {
        return declared(parameter.type(type).arity("1").required(true).build())::getValue;
    }

    /** What an option says, read as something; empty where it is not given. */
    <T> Supplier<Optional<T>> value(Class<T> type, OptionSpec.Builder option) {
        ArgSpec declared = declared(option.type(type).build());
        return () -> Optional.ofNullable(declared.getValue());
    }

    /** All that an option says, which may be repeated. */
    <T> Supplier<List<T>> values(Class<T> type, OptionSpec.Builder option) {
        return declared(option.type(List.class)
                .auxiliaryTypes(type)
                .initialValue(List.of())
                .build())::getValue;
    }

    /** All that the remaining parameters say. */
    Supplier<List<String>> texts(String label, String description) {
        return declared(PositionalParamSpec.builder()
                .arity("0..*")
                .paramLabel(label)
                .description(description)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .build())::getValue;
    }

    private ArgSpec declared(ArgSpec argument) {
        arguments.add(argument);
        return argument;
    }
}
