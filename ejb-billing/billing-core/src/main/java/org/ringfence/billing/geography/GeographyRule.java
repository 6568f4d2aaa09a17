package org.ringfence.billing.geography;

import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.PinDesk;
import org.ringfence.billing.number.PinRules;

/** Tells of calls from countries that are new to an account, or wants a PIN for those that cost something (SPEC P6). */
public final class GeographyRule implements CallRule {

    private final Geography geography;
    private final DestinationStore accounts;
    private final PinDesk pins;

    /** @param pins how often PINs may be tried, asked anew for each */
    public GeographyRule(Geography geography, DestinationStore accounts, Supplier<PinRules> pins) {
        this.geography = geography;
        this.accounts = accounts;
        this.pins = new PinDesk(accounts, pins);
    }

    @Override
    public String name() {
        return "geography";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        CallAttempt attempt = facts.attempt();
        PricedCall priced = facts.priced();
        if (attempt.origin() == CallOrigin.TRUNK || attempt.destination() instanceof Destination.Emergency) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        String country = geography.countryOf(host(attempt.source()));
        if (country == null) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        AccountId account = attempt.account();
        if (geography.isKnown(account, country)) {
            return new RuleAnswer.Pass(country, "a country that it is used from");
        }
        boolean asks = geography.mode() == Geography.Mode.STEP_UP
                && priced != null
                && !priced.price().isFree();
        if (asks && !hasPin(facts)) {
            geography.tell(account, country, true);
            return new RuleAnswer.Refuse(
                    RefusalReason.NEW_COUNTRY, country, "a country that it is used from, or its PIN");
        }
        if (asks || geography.mode() == Geography.Mode.WATCH) {
            geography.tell(account, country, false);
            geography.learn(account, country);
        }
        return new RuleAnswer.Pass(country, asks ? "its PIN" : "told");
    }

    private boolean hasPin(CallFacts facts) {
        AccountId account = facts.attempt().account();
        return pins.look(account, accounts.of(account).pin(), facts.attempt().pin(), facts.now())
                == PinDesk.Answer.RIGHT;
    }

    /** Without the port, and the brackets of IPv6. */
    private static String host(String source) {
        int port = source.lastIndexOf(':');
        String host = port < 0 ? source : source.substring(0, port);
        return host.replace("[", "").replace("]", "");
    }
}
