// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * The text of policy documents. IAM sends them percent-encoded, spaces as {@code %20} and plus signs as {@code %2B}; KMS,
 * S3 and EC2 send them as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, percent-encoding</a>
 * @see <a href="https://github.com/getmoto/moto/pull/8157">What IAM really sends</a>
 */
final class PolicyText {

    private PolicyText() {}

    static Evidence<PolicyDocument> plain(String name, Origin origin, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Evidence.absent(origin);
        }
        // The body of S3's answer is the document, so a proxy's page would pass for one.
        return text.stripLeading().startsWith("{")
                ? Evidence.known(new PolicyDocument(name, text), origin)
                : Evidence.unknown(new Gap(
                        Gap.Reason.SERVICE_ERROR, origin.source(), "the document of " + name + " is no JSON object"));
    }

    /** A document of IAM. One that begins with a brace was decoded already, which emulators do. */
    static Evidence<PolicyDocument> encoded(String name, Origin origin, @Nullable String text) {
        if (text == null || text.isEmpty() || text.stripLeading().startsWith("{")) {
            return plain(name, origin, text);
        }
        try {
            return plain(name, origin, PolicyEncoding.decode(text));
        } catch (CharacterCodingException e) {
            return Evidence.unknown(new Gap(
                    Gap.Reason.SERVICE_ERROR,
                    origin.source(),
                    "the document of " + name + " is not percent-encoded UTF-8"));
        }
    }
}
