package gov.nist.javax.sip.stack;

import java.net.InetAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A TLS processor whose SSL context comes from outside instead of from key store files. It lives in the stack's package
 * because the stack shows its contexts there alone.
 */
public class SuppliedTlsProcessor extends NioTlsMessageProcessor {

    private final Supplier<SSLContext> context;

    protected SuppliedTlsProcessor(
            InetAddress address, int port, SIPTransactionStack stack, Supplier<SSLContext> context) {
        super(address, stack, port);
        this.context = context;
    }

    @Override
    public void init() {
        sslServerCtx = context.get();
        sslClientCtx = sslServerCtx;
    }
}
