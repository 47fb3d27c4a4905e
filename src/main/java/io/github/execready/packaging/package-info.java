// SPDX-License-Identifier: Apache-2.0
/**
 * Run by the build alone, for the executable jar: what of the AWS SDK goes into it. Nothing of this is shipped, and the
 * library leaves the SDK as it is.
 */
@NullMarked
package io.github.execready.packaging;

import org.jspecify.annotations.NullMarked;
