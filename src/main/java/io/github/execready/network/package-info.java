/**
 * Whether a network interface can open TCP 443 to a service of its Region, from the evidence alone. What was not read is
 * never taken for open, and never for closed; nor is what lies beyond the sight of the account.
 */
@NullMarked
package io.github.execready.network;

import org.jspecify.annotations.NullMarked;
