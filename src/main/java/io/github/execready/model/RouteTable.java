// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A route table.
 *
 * @param main whether it serves the subnets that name no table
 * @param subnetIds the subnets that name it
 */
public record RouteTable(String id, String vpcId, boolean main, List<String> subnetIds, Evidence<List<Route>> routes) {}
