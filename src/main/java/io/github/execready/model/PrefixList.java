// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A managed prefix list and its blocks.
 */
public record PrefixList(String id, Evidence<String> name, Evidence<List<String>> cidrs) {}
