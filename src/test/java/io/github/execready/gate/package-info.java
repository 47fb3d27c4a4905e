// SPDX-License-Identifier: Apache-2.0
/**
 * The gate, proved on one workload that is written in Terraform, CloudFormation and CDK: healthy, with each thing wrong that
 * a check looks for, with each value open, and damaged at random.
 */
@NullMarked
package io.github.execready.gate;

import org.jspecify.annotations.NullMarked;
