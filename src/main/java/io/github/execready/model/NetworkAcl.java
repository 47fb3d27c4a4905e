// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A network ACL.
 */
public record NetworkAcl(
        String id, String vpcId, boolean defaultAcl, List<String> subnetIds, Evidence<List<NetworkAclEntry>> entries) {}
