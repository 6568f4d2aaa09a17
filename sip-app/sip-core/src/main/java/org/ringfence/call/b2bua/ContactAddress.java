package org.ringfence.call.b2bua;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringfence.call.registrar.Binding;

/** Where a registered phone is really reached. */
public final class ContactAddress {

    private static final Pattern SIP_URI = Pattern.compile(
            "(?<scheme>sips?):(?:(?<user>[^@]*)@)?(?<host>\\[[^\\]]*\\]|[^:;?]*)(?::(?<port>\\d{1,5}))?(?<rest>[^?]*).*",
            Pattern.CASE_INSENSITIVE);

    private static final int USUAL_PORT = 5060;
    private static final int LAST_PORT = 0xFFFF;

    private ContactAddress() {}

    /**
     * The Request-URI for a call to this binding: the contact, or where the REGISTER came from where that is better.
     * Empty for a contact that is no SIP URI.
     */
    public static Optional<String> of(Binding binding) {
        Matcher uri = SIP_URI.matcher(binding.contact());
        if (!uri.matches()) {
            return Optional.empty();
        }
        PhonePlace seen = new PhonePlace(binding.transport(), binding.receivedHost(), binding.receivedPort());
        boolean asGiven = !seen.isBetterThan(uri.group("host"));
        StringBuilder text = new StringBuilder("sip:");
        if (uri.group("user") != null) {
            text.append(uri.group("user")).append('@');
        }
        text.append(asGiven ? uri.group("host") : seen.uriHost());
        if (!asGiven) {
            text.append(':').append(binding.receivedPort());
        } else if (uri.group("port") != null) {
            text.append(':').append(uri.group("port"));
        }
        text.append(parameters(uri.group("rest")));
        if (binding.transport().isConnectionOriented()) {
            text.append(";transport=").append(binding.transport().token());
        }
        return Optional.of(text.toString());
    }

    /**
     * The port of the address that the REGISTER came from at which this phone takes requests. It may be another than the
     * one that it registers from.
     */
    public static int port(Binding binding) {
        Matcher uri = SIP_URI.matcher(binding.contact());
        PhonePlace seen = new PhonePlace(binding.transport(), binding.receivedHost(), binding.receivedPort());
        if (!uri.matches() || seen.isBetterThan(uri.group("host"))) {
            return binding.receivedPort();
        }
        int given = uri.group("port") == null ? USUAL_PORT : Integer.parseInt(uri.group("port"));
        return given <= LAST_PORT ? given : binding.receivedPort();
    }

    /** The parameters without the transport, which is known better. */
    private static String parameters(String rest) {
        StringBuilder kept = new StringBuilder();
        for (String parameter : rest.split(";", -1)) {
            boolean dropped =
                    parameter.isEmpty() || parameter.toLowerCase(Locale.ROOT).startsWith("transport=");
            if (!dropped) {
                kept.append(';').append(parameter);
            }
        }
        return kept.toString();
    }
}
