/** Evidence from the AWS API, live or recorded. */
@NullMarked
package io.github.execready.evidence.aws;

import org.jspecify.annotations.NullMarked;
