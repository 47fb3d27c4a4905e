// SPDX-License-Identifier: Apache-2.0
/**
 * What is not deployed yet, as one graph of resources whatever it was written in: types, properties and attributes have
 * CloudFormation's names, because those are AWS's own. The packages for Terraform and CloudFormation translate into it;
 * what reads it makes targets of it.
 */
@NullMarked
package io.github.execready.evidence.planned;

import org.jspecify.annotations.NullMarked;
