// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyPrinterTest {

    @Test
    void elementsComeInAFixedOrderAndSingleValuesBare() {
        String document = """
                {'Statement': [
                    {'Condition': {'Bool': {'a:B': true}, 'NumericLessThan': {'a:N': [1, 2.50]}}, 'NotResource': ['*', '<é>'],
                     'NotAction': ['s3:*'], 'NotPrincipal': {'AWS': ['1', '2'], 'Service': ['x']}, 'Effect': 'Deny', 'Sid': 'One'},
                    {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}],
                 'Id': 'i', 'Version': '2012-10-17'}""";
        assertThat(Account.parse(PolicyKind.RESOURCE, document).toJson()).isEqualTo("""
                {
                  "Version": "2012-10-17",
                  "Id": "i",
                  "Statement": [
                    {
                      "Sid": "One",
                      "Effect": "Deny",
                      "NotPrincipal": {
                        "AWS": [
                          "1",
                          "2"
                        ],
                        "Service": "x"
                      },
                      "NotAction": "s3:*",
                      "NotResource": [
                        "*",
                        "<é>"
                      ],
                      "Condition": {
                        "Bool": {
                          "a:B": "true"
                        },
                        "NumericLessThan": {
                          "a:N": [
                            "1",
                            "2.50"
                          ]
                        }
                      }
                    },
                    {
                      "Effect": "Allow",
                      "Principal": "*",
                      "Action": "*",
                      "Resource": "*"
                    }
                  ]
                }""");
    }

    @Test
    void whatIsNotThereIsNotPrinted() {
        assertThat(Account.parse(
                                PolicyKind.IDENTITY,
                                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}}")
                        .toJson())
                .doesNotContain("Version", "Id", "Sid", "Principal", "Condition");
    }
}
