// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * An internet gateway and the VPCs it is attached to.
 */
public record InternetGateway(String id, Evidence<List<String>> attachedVpcIds) {}
