package org.ringfence.sipapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ringfence.sipclient.SipMessage;

/** What on the wire would tell a stranger which software runs here, in which version, or on which machine (SPEC N5). */
public final class Telltales {

    private static final Pattern PRODUCTS = Pattern.compile(
            "ringfence(?!\\.example)|restcomm|mobicents|telscale|telestax|jain|nist|wildfly|jboss|undertow|red ?hat"
                    + "|openjdk|temurin|java[/ -]?[0-9]|linux");

    private static final Pattern VERSION = Pattern.compile("(server|user-agent): *[^\r\n]*[0-9]+\\.[0-9]+");

    private Telltales() {}

    /** Checks that there are messages, and that none of them tells. */
    public static void areInNoneOf(List<SipMessage> captured) throws SocketException {
        assertThat(captured).isNotEmpty();
        List<String> machine = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .toList();
        for (SipMessage message : captured) {
            String text = message.format().toLowerCase(Locale.ROOT);
            assertThat(text).doesNotContainPattern(PRODUCTS).doesNotContainPattern(VERSION);
            machine.forEach(address -> assertThat(text).doesNotContain(address));
        }
    }
}
