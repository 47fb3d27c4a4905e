// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A security group with an empty list of egress rules. CloudFormation takes the rule that allows everything away if the
 * template has a rule of its own; whether an empty list is enough is not documented.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html">
 *     AWS::EC2::SecurityGroup: removing the default rule</a>
 */
final class EmptyEgress {

    private static final String EGRESS = "SecurityGroupEgress";

    private EmptyEgress() {}

    /** The properties of a resource, with what an empty list comes to left open. */
    static Value.Fields open(String type, Value.Fields fields) {
        boolean empty = type.equals("AWS::EC2::SecurityGroup")
                && fields.members().get(EGRESS) instanceof Value.Items items
                && items.items().isEmpty();
        Value list = fields.members().get(EGRESS);
        if (!empty || list == null) {
            return fields;
        }
        Map<String, Value> members = new LinkedHashMap<>(fields.members());
        members.put(
                EGRESS,
                new Value.Open(
                        new Gap(
                                Gap.Reason.UNDOCUMENTED,
                                EGRESS,
                                "whether an empty list takes away the rule that allows everything",
                                Optional.of(list.location())),
                        list.location()));
        return new Value.Fields(members, fields.location());
    }
}
