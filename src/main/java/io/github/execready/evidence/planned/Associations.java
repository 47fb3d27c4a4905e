// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.Optional;

/** What gives subnets their route tables and network ACLs: resources that name both. */
final class Associations {

    private static final String SUBNET = "SubnetId";

    private Associations() {}

    /** Whether an association gives a subnet what it is looked at for, whatever is decided at deployment. */
    static boolean certain(Scope scope, Resource association, SubnetReader.Read subnet, String member, Resource given) {
        Property says = scope.of(association);
        return scope.exists(association).is(true)
                && says.at(member).names(given).is(true)
                && ofSubnet(says, subnet).is(true);
    }

    /** The associations of a type that are of a subnet, or may be. */
    static List<Resource> of(Scope scope, String type, SubnetReader.Read subnet) {
        return subnet.resource()
                .map(resource -> scope.naming(type, SUBNET, resource))
                .orElseGet(() -> scope.ofType(type));
    }

    /** Why an association may give a subnet something that the input does not tell. */
    static Optional<Gap> unclear(Scope scope, Resource association, SubnetReader.Read subnet, String member) {
        Property says = scope.of(association);
        Evidence<Boolean> exists = scope.exists(association);
        Evidence<Boolean> ofSubnet = ofSubnet(says, subnet);
        if (exists.is(false) || ofSubnet.is(false)) {
            return Optional.empty();
        }
        return gap(exists)
                .or(() -> gap(ofSubnet))
                .or(() -> Optional.of(says.at(member).outside("what it gives")));
    }

    private static Evidence<Boolean> ofSubnet(Property association, SubnetReader.Read subnet) {
        Property named = association.at(SUBNET);
        return subnet.resource().map(named::names).orElseGet(() -> named.text().map(subnet.id()::equals));
    }

    private static Optional<Gap> gap(Evidence<?> open) {
        return open instanceof Evidence.Unknown<?> unknown ? Optional.of(unknown.gap()) : Optional.empty();
    }
}
