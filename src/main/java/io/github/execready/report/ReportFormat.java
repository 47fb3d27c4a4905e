// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Report;
import java.io.IOException;
import java.io.Writer;

/** A way to write a report. The verdict, the exit code and the findings are the same in every one. */
public interface ReportFormat {

    /**
     * Writes the whole report and ends with a line break; neither flushes nor closes.
     *
     * @throws ReportOptionException if the report cannot be written with the options given; nothing was written then
     */
    void write(Report report, Writer out) throws IOException;
}
