// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the address of a server, and nothing that the SDK would refuse only once it is asked. */
final class EndpointConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw refused(text, e);
        }
        throw new TypeConversionException(complaint(text));
    }

    private static TypeConversionException refused(String text, URISyntaxException cause) {
        TypeConversionException refused = new TypeConversionException(complaint(text));
        refused.initCause(cause);
        return refused;
    }

    private static String complaint(String text) {
        return "'" + text + "' is no address such as http://127.0.0.1:4566";
    }
}
