// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import java.util.List;

/** A check that rests on what IAM allows, so that AWS's policy simulator can be asked the same. */
public interface PermissionCheck extends Check {

    /** The permissions that it asks for; none where it is not known for whom or for what. */
    List<Permission> permissions(Inputs inputs);
}
