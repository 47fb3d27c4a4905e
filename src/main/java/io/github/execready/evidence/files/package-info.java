// SPDX-License-Identifier: Apache-2.0

/** Files and folders on this machine that hold plans and templates: found, recognised by what they hold, and read. */
@NullMarked
package io.github.execready.evidence.files;

import org.jspecify.annotations.NullMarked;
