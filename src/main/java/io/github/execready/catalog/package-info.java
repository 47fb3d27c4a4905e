/** The documents in {@code checks/}: the only source of the words, severities and permissions of the checks. */
@NullMarked
package io.github.execready.catalog;

import org.jspecify.annotations.NullMarked;
