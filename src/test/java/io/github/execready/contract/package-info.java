// SPDX-License-Identifier: Apache-2.0
/** Tests against emulators of AWS that others wrote. */
@NullMarked
package io.github.execready.contract;

import org.jspecify.annotations.NullMarked;
