package org.ringfence.sipapp.calls;

import java.util.function.Supplier;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.call.b2bua.LiveCalls;
import org.ringfence.call.session.EndCause;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.BanListener;
import org.ringfence.policy.DialogPolicy;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

/**
 * Ends the calls of whoever is banned for wrong passwords (SPEC B8): nothing that it sends is heard any more, not even
 * that it hangs up. A ban that spares known places spares their calls.
 */
final class BannedCalls implements BanListener {

    private final LiveCalls calls;
    private final Supplier<DialogPolicy> policy;

    BannedCalls(LiveCalls calls, Supplier<DialogPolicy> policy) {
        this.calls = calls;
        this.policy = policy;
    }

    @Override
    public void banned(Ban ban) {
        boolean forPasswords = ban.cause() == BanCause.WRONG_PASSWORDS || ban.cause() == BanCause.GUESSING;
        if (forPasswords && !ban.sparesKnown() && policy.get().endOnAuthFailures()) {
            calls.endThose(attempt -> BanKey.covers(ban.key(), source(attempt)), EndCause.ABUSED);
        }
    }

    @Override
    public void unbanned(Ban ban) {}

    private static BanKey source(CallAttempt attempt) {
        String source = attempt.source();
        int colon = source.lastIndexOf(':');
        String host = source.substring(0, colon).replaceAll("[\\[\\]]", "");
        AddressRange address = AddressRange.parse(host);
        int port = Integer.parseInt(source.substring(colon + 1));
        return BanKey.addressPort(new SourceAddress(address.high(), address.low(), port));
    }
}
