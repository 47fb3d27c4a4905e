/**
 * What IAM makes of the requests of an exec session: who asks, in which context, under which policies. The one place that
 * knows the context of such requests.
 */
@NullMarked
package io.github.execready.check.permission;

import org.jspecify.annotations.NullMarked;
