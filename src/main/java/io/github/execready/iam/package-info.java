/**
 * IAM policies: a strict reader, and an evaluation that needs no AWS. What is not known of a request, and what is not
 * understood of a policy, makes an answer depend on it; it is never taken for "does not match".
 */
@NullMarked
package io.github.execready.iam;

import org.jspecify.annotations.NullMarked;
