// SPDX-License-Identifier: Apache-2.0
package com.example.execready;

import io.github.execready.check.Check;
import io.github.execready.check.CheckProvider;
import java.util.List;

/** Offers the example's one check. */
public final class OwnerTagProvider implements CheckProvider {

    @Override
    public List<Check> checks() {
        return List.of(new OwnerTag());
    }
}
