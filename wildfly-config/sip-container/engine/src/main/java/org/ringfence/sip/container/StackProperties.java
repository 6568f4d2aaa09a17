package org.ringfence.sip.container;

import java.util.Properties;

/** Turns settings into the properties that the stack reads when it is made. */
final class StackProperties {

    private static final String NIST = "gov.nist.javax.sip.";

    private StackProperties() {}

    static Properties of(StackSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "sip");
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("javax.sip.ROUTER_PATH", "org.mobicents.ext.javax.sip.dns.DNSAwareRouter");
        set(properties, "LOOSE_DIALOG_VALIDATION", true);
        set(properties, "PASS_INVITE_NON_2XX_ACK_TO_LISTENER", true);
        set(properties, "DELIVER_UNSOLICITED_NOTIFY", true);
        set(properties, "REENTRANT_LISTENER", true);
        set(properties, "MAX_FORK_TIME_SECONDS", 0);
        set(properties, "AUTOMATIC_DIALOG_ERROR_HANDLING", false);
        set(properties, "AGGRESSIVE_CLEANUP", true);
        set(properties, "THREAD_POOL_SIZE", settings.threads());
        set(properties, "MAX_MESSAGE_SIZE", settings.maximumMessageBytes());
        set(properties, "RECEIVE_UDP_BUFFER_SIZE", settings.receiveBufferBytes());
        set(properties, "SEND_UDP_BUFFER_SIZE", settings.sendBufferBytes());
        set(properties, "UNLIMITED_SERVER_TRANSACTION_TABLE_SIZE", true);
        // our own sweep closes idle connections
        set(properties, "NIO_MAX_SOCKET_IDLE_TIME", 0);
        // a worker waits as long for a peer that does not answer
        set(properties, "CONNECTION_TIMEOUT", 3_000);
        // our workers have bounded queues
        set(properties, "CONGESTION_CONTROL_TIMEOUT", 0);
        set(properties, "STACK_LOGGER", StackLog.class.getName());
        set(properties, "SERVER_LOGGER", NoMessageLog.class.getName());
        set(properties, "TIMER_CLASS_NAME", TimerWheel.class.getName());
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty(NIST + name, String.valueOf(value));
    }
}
