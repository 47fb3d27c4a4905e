/** SARIF 2.1.0: small records for the parts that are used, and two profiles made of them. */
@NullMarked
package io.github.execready.report.sarif;

import org.jspecify.annotations.NullMarked;
