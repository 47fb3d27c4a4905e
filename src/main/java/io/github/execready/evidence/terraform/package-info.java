// SPDX-License-Identifier: Apache-2.0
/**
 * Plans of Terraform and OpenTofu as planned resources: what {@code terraform show -json} prints is read as a stream, its
 * three kinds of "not there" are told apart, links are followed through the configuration and, where the sources are at hand,
 * through those.
 */
@NullMarked
package io.github.execready.evidence.terraform;

import org.jspecify.annotations.NullMarked;
