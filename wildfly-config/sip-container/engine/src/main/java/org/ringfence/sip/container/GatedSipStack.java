package org.ringfence.sip.container;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ReleaseReferencesStrategy;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.TransactionExt;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.util.EventObject;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.PeerUnavailableException;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.Transport;

/** The SIP stack with a doorkeeper in front of its transactions, and with look-ups that never walk its tables. */
final class GatedSipStack extends SipStackImpl {

    private final Gates gates;
    private final StackStatistics statistics;
    private final Doorkeeper doorkeeper;
    private final Reception reception;
    private final CallWorkers workers;
    private final Connections connections;
    private final DialogOwners owners;
    private final ConnectorBook connectors = new ConnectorBook();
    private final Map<String, ConnectorSettings> tlsConnectors = new ConcurrentHashMap<>();

    GatedSipStack(
            Properties properties,
            StackSettings settings,
            Gates gates,
            StackStatistics statistics,
            StatelessAnswers answers,
            DialogOwners owners)
            throws PeerUnavailableException {
        super(properties);
        this.owners = owners;
        this.gates = gates;
        this.statistics = statistics;
        doorkeeper = new Doorkeeper(gates, statistics, answers, settings.maximumTransactions());
        workers = new CallWorkers(settings.threads(), settings.queue());
        connections = new Connections(settings.connections(), System::nanoTime);
        reception = new Reception(this, settings, gates, statistics, answers, workers);
        networkLayer = new GatedNetworkLayer(gates, statistics, connectors);
        setMessageProcessorFactory(this::processor);
        setMessageParserFactory(stack -> new BoundedParser());
        workers.start();
        connections.start();
    }

    @Override
    public void stop() {
        EventScanner scanner = getEventScanner();
        super.stop();
        if (scanner != null) {
            // its thread waits for one more event before it looks whether it is to end
            scanner.addEvent(new EventWrapper(new EventObject(this), null));
        }
    }

    /** Once: the stack waits for a second each time, and is asked for each of its ends. */
    @Override
    public void stopStack() {
        if (isAlive()) {
            super.stopStack();
        }
    }

    /** Ends the threads that are not the stack's own; its connectors have been removed before. */
    void stopThreads() {
        connections.close();
        workers.close();
    }

    /** Remembers the SSL context for the processor that is made next for this address, and counts from zero. */
    void prepare(ConnectorSettings connector) {
        connectors.remove(
                connector.transport(),
                connector.address().getAddress(),
                connector.address().getPort());
        if (connector.transport() == Transport.TLS) {
            tlsConnectors.put(
                    key(connector.address().getAddress(), connector.address().getPort()), connector);
        }
    }

    private MessageProcessor processor(SIPTransactionStack stack, InetAddress address, int port, String transport)
            throws IOException {
        Transport kind = Transport.valueOf(transport.toUpperCase(Locale.ROOT));
        ConnectorStatistics connectorStatistics = connectors.of(kind, address, port);
        ConnectionDoor door = new ConnectionDoor(gates, statistics, connections, kind, connectorStatistics);
        return switch (kind) {
            case UDP -> new UdpReceiver(address, port, stack, reception, connectorStatistics);
            case TCP -> new TcpReceiver(address, port, stack, door, reception);
            case TLS -> {
                ConnectorSettings connector = tlsConnectors.get(key(address, port));
                if (connector == null) {
                    throw new IOException("TLS on " + address + ":" + port + " has no SSL context");
                }
                yield new TlsReceiver(address, port, stack, connector, door, reception);
            }
            default -> throw new IOException("The stack does not listen on " + transport);
        };
    }

    private static String key(InetAddress address, int port) {
        return address.getHostAddress() + ":" + port;
    }

    @Override
    public @Nullable ServerRequestInterface newSIPServerRequest(SIPRequest request, MessageChannel channel) {
        boolean known = serverTransactionTable.containsKey(request.getTransactionId());
        if (!known && request.getMethod().equals(Request.CANCEL) && findCancelTransaction(request, true) == null) {
            doorkeeper.answerUnknown(request, channel);
            return null;
        }
        if (!known && belongsToNothing(request)) {
            if (!request.getMethod().equals(Request.ACK)) {
                doorkeeper.answerUnknown(request, channel);
            }
            return null;
        }
        if (!doorkeeper.admits(request, channel, serverTransactionTable.size(), known)) {
            return null;
        }
        ServerRequestInterface handler = super.newSIPServerRequest(request, channel);
        if (!known && isShort(request) && handler instanceof TransactionExt transaction) {
            transaction.setReleaseReferencesStrategy(ReleaseReferencesStrategy.Aggressive);
        }
        return handler;
    }

    /**
     * Whether nobody looks at the request when its transaction has ended: the stack then need not encode and parse it
     * again. It does look at those of RFC 2543's time to match them.
     */
    private static boolean isShort(SIPRequest request) {
        return !request.getMethod().equals(Request.INVITE)
                && request instanceof KeyedRequest keyed
                && keyed.hasCookie();
    }

    /**
     * Whether this is the ACK of an answer that left no state behind (RFC 3261 section 8.2.7), or claims a dialog that
     * is none of ours: one that has ended, or is made up. The container would pass it on to wherever it says.
     */
    private boolean belongsToNothing(SIPRequest request) {
        boolean acknowledges = request.getMethod().equals(Request.ACK);
        boolean claimsDialog =
                request.getTo().getTag() != null && !request.getMethod().equals(Request.CANCEL);
        if (!acknowledges && !claimsDialog) {
            return false;
        }
        return getDialog(request.getDialogId(true)) == null && !(claimsDialog && owners.own(request));
    }

    /** A response to nothing would make the stack search all its transactions; a repeated 2xx is for a dialog. */
    @Override
    public @Nullable ServerResponseInterface newSIPServerResponse(SIPResponse response, MessageChannel channel) {
        if (clientTransactionTable.containsKey(response.getTransactionId())) {
            return super.newSIPServerResponse(response, channel);
        }
        boolean accepts = response.getStatusCode() / 100 == 2
                && response.getCSeq().getMethod().equals(Request.INVITE);
        if (accepts && gates.isInService()) {
            return sipMessageFactory.newSIPServerResponse(response, channel);
        }
        statistics.strayResponses.increment();
        return null;
    }

    @Override
    public @Nullable SIPTransaction findTransaction(SIPMessage message, boolean isServer) {
        if (!isServer) {
            return clientTransactionTable.get(message.getTransactionId());
        }
        return message instanceof KeyedRequest
                ? serverTransactionTable.get(message.getTransactionId())
                : super.findTransaction(message, true);
    }

    @Override
    public @Nullable SIPTransaction findCancelTransaction(SIPRequest cancel, boolean isServer) {
        if (!isServer || !(cancel instanceof KeyedRequest keyed)) {
            return super.findCancelTransaction(cancel, isServer);
        }
        SIPServerTransaction invite = serverTransactionTable.get(keyed.keyOfCancelled());
        return invite != null && invite.doesCancelMatchTransaction(cancel) ? invite : null;
    }

    /** What came in at the connector that listens there. */
    ConnectorStatistics statisticsOf(Transport transport, InetAddress address, int port) {
        return connectors.of(transport, address, port);
    }

    int connections() {
        return connections.count();
    }

    int waitingMessages() {
        return workers.waiting();
    }

    int serverTransactions() {
        return serverTransactionTable.size();
    }

    int dialogs() {
        return dialogTable.size();
    }
}
