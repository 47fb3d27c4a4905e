// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.PolicyDocument;
import java.util.List;

/** The policies of a role, a user or a group. */
record HeldPolicies(Evidence<List<Evidence<PolicyDocument>>> inline, Evidence<List<AttachedPolicy>> attached) {}
