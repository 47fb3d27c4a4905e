/** An AWS account in the test's own process, made of files, which the real SDK and the real program talk to. */
@NullMarked
package io.github.execready.testing.aws;

import org.jspecify.annotations.NullMarked;
