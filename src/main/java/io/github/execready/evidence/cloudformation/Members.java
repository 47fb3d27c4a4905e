// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import java.util.Optional;
import java.util.Set;

/** What the name of a member says of its value. */
final class Members {

    private static final Set<String> TRUTH_VALUES = Set.of(
            "AssignIpv6AddressOnCreation",
            "AssociatePublicIpAddress",
            "CloudWatchEncryptionEnabled",
            "Egress",
            "EnableDns64",
            "EnableDnsHostnames",
            "EnableDnsSupport",
            "EnableExecuteCommand",
            "Essential",
            "InitProcessEnabled",
            "Interactive",
            "Ipv6Native",
            "MapPublicIpOnLaunch",
            "PrivateDnsEnabled",
            "Privileged",
            "PseudoTerminal",
            "ReadOnly",
            "ReadonlyRootFilesystem",
            "S3EncryptionEnabled");

    /** Scripts, and the input of tasks as a text with gaps, which may set variables of their environment. */
    private static final Set<String> HIDDEN = Set.of("UserData", "InputTemplate");

    private static final Set<String> DOCUMENTS =
            Set.of("AssumeRolePolicyDocument", "PolicyDocument", "KeyPolicy", "Input", "DefinitionString");

    private Members() {}

    /** The value as the member can only mean it: truth values of YAML 1.1, documents that are texts, nothing secret. */
    static Value settled(String name, Node node, Value value) {
        if (name.equals("Environment") || name.equals("EnvironmentVariables")) {
            return Confidential.environment(value);
        }
        if (HIDDEN.contains(name)) {
            return Confidential.hidden(value);
        }
        if (DOCUMENTS.contains(name)) {
            Value document = Lifted.over(value, Documents::tree);
            return name.equals("Input") ? Lifted.over(document, Members::structured) : document;
        }
        if (TRUTH_VALUES.contains(name) && !isQuoted(node)) {
            return Lifted.over(value, Members::truth);
        }
        return value;
    }

    // The input of a task may set variables of its environment: what cannot be told apart is not shown.
    private static Value structured(Value input) {
        return input instanceof Value.Fields ? input : Confidential.hidden(input);
    }

    /** A name as CloudFormation writes it: ECS's own JSON begins its names with small letters. */
    static String pascal(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static boolean isQuoted(Node node) {
        return node instanceof Node.Text text && !text.plain();
    }

    private static Value truth(Value value) {
        Optional<Boolean> truth =
                value instanceof Value.Scalar scalar ? YamlBooleans.of(scalar.text()) : Optional.empty();
        return truth.<Value>map(holds -> new Value.Scalar(holds.toString(), value.location()))
                .orElse(value);
    }
}
