// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

/**
 * What the packets of a client meet first, wherever they are sent: the groups of its interface, and the ACL and the routes
 * of its subnet.
 */
record Departure(SecurityGroups groups, SubnetAcl acl, Routes routes) {

    static Departure of(Client client, Inventory inventory, Services services) {
        return new Departure(
                SecurityGroups.outOf(inventory, client.groups()),
                inventory.acl(client.subnetId()),
                new Routes(inventory, inventory.routeTableOf(client.subnetId()), services));
    }
}
