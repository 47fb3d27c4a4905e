// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.engine.Baseline;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {

    @Test
    void isSortedAndHoldsNeitherLinesNorTimes() throws IOException {
        assertThat(written(Baseline.of(PlannedSamples.services()))).isEqualTo("""
                {
                  "baselineVersion": "1.0",
                  "known": [
                    {
                      "target": "ReportsRule/task/ReportsRule",
                      "check": "platform-version",
                      "cause": "fargate-platform-version-old",
                      "fingerprint": "23699fb003a6e009547c1b60ce7e62ca"
                    },
                    {
                      "target": "aws_ecs_service.api/role/tasks",
                      "check": "task-role-ssmmessages",
                      "cause": "ssmmessages-not-allowed",
                      "fingerprint": "24b402ad1e4d101f248b078098721fe8"
                    },
                    {
                      "target": "aws_ecs_service.worker[\\"eu\\"]/role/tasks",
                      "check": "task-role-ssmmessages",
                      "cause": "ssmmessages-not-allowed",
                      "fingerprint": "d07d0612895f18294b732b513bf6ba47"
                    },
                    {
                      "target": "aws_ecs_service.worker[\\"eu\\"]/service/worker",
                      "check": "deployment-settled",
                      "cause": "exec-turned-on-without-deployment",
                      "fingerprint": "ffa679a73d11ae14cf0cef5d8ac753a2"
                    }
                  ]
                }
                """);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Baseline baseline = Baseline.of(PlannedSamples.services());
        assertThat(BaselineFile.read(new StringReader(written(baseline)))).isEqualTo(baseline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | the member 'baselineVersion' is missing",
                "{\"baselineVersion\": \"2.0\", \"known\": []} | it reads 1.x",
                "{\"baselineVersion\": \"1.0\", \"known\": {}} | an array",
                "{\"baselineVersion\": \"1.0\", \"known\": [{\"check\": \"a\"}]} | the member 'fingerprint' is missing",
                "[ | an object",
                "nonsense | is not valid JSON"
            })
    void everythingElseIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> BaselineFile.read(new StringReader(text)))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining(complaint);
    }

    private static String written(Baseline baseline) throws IOException {
        StringWriter out = new StringWriter();
        BaselineFile.write(baseline, out);
        return out.toString();
    }
}
