// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A grant on a key: what one principal may do with it whatever the key's policy says.
 *
 * @param granteePrincipal the ARN of who may, a role or a session of it
 * @param operations such as {@code Decrypt}
 * @param constrained whether it holds only for certain encryption contexts
 */
public record KmsGrant(String id, Evidence<String> granteePrincipal, List<String> operations, boolean constrained) {}
