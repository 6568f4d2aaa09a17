package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.exposure.Exposure;
import org.ringfence.billing.exposure.ExposureFormula;
import org.ringfence.billing.exposure.ExposureTerms;
import org.ringfence.billing.exposure.ReachablePrices;
import org.ringfence.billing.exposure.SpendCap;
import org.ringfence.billing.exposure.Standing;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.SpendLimit;
import org.ringfence.billing.spending.Usage;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.ExposurePolicy;
import org.ringfence.policy.InsightPort.ExposureView;
import org.ringfence.policy.InsightPort.LimitView;
import org.ringfence.policy.PolicySource;

/** What an account can cost at worst, from what is in force at this moment (SPEC Q2). */
@ApplicationScoped
public class ExposureControl {

    @Inject
    private AccountControl accounts;

    @Inject
    private TariffStore tariffs;

    @Inject
    private LedgerStore ledger;

    @Inject
    private LimitBook limits;

    @Inject
    private PackageStore packages;

    @Inject
    private PolicySource policies;

    private final Clock clock = Clock.systemUTC();

    Outcome<ExposureView> show(String name) {
        return accounts.find(name)
                .<Outcome<ExposureView>>map(account -> new Outcome.Done<>(view(account)))
                .orElseGet(() -> AccountControl.unknown(name));
    }

    private ExposureView view(Account account) {
        ExposureTerms terms = terms();
        List<CallPrice> prices = new ArrayList<>(new ReachablePrices(tariffs).of(account.terms(), clock.instant()));
        ledger.open(account.id())
                .forEach(held -> prices.add(held.priced().price().including(0)));
        LimitsNow now = limits.limitsOf(account.id(), clock.instant());
        Exposure exposure =
                new ExposureFormula(terms).of(Standing.of(account), prices, caps(account, now), included(account, now));
        return new ExposureView(
                account.name(),
                account.terms().currency().getCurrencyCode(),
                exposure.inFlight().format(),
                exposure.bindingInFlight(),
                exposure.perDay().format(),
                exposure.bindingPerDay(),
                exposure.spend().format(),
                exposure.included().format(),
                exposure.overrun().format(),
                exposure.afterNodeDeath().format(),
                exposure.calls(),
                exposure.prices(),
                exposure.unpaid(),
                terms.slice().toSeconds(),
                terms.cutOff().toSeconds(),
                terms.orphan().toSeconds(),
                exposure.caps().stream()
                        .map(cap -> new LimitView(cap.name(), cap.left().format()))
                        .toList());
    }

    /** Seconds that packages may pay for. */
    private long included(Account account, LimitsNow now) {
        if (now.packages().isEmpty()) {
            return 0;
        }
        Map<PackageId, PackageUse> uses = packages.uses(account.id());
        return now.packages().stream()
                .mapToLong(bundle ->
                        uses.getOrDefault(bundle.id(), PackageUse.NONE).mostWithinADay(bundle, now.date()))
                .sum();
    }

    private List<SpendCap> caps(Account account, LimitsNow now) {
        Usage usage = ledger.usage(account.id()).orElseThrow();
        return SpendLimit.of(now, usage).stream()
                .map(limit -> new SpendCap(limit.name(), limit.left()))
                .toList();
    }

    /** Without session timers only the longest talk ends a call at a carrier that nobody tells of its end. */
    private ExposureTerms terms() {
        BillingPolicy billing = policies.current(BillingPolicy.class);
        CallPolicy calls = policies.current(CallPolicy.class);
        Duration cutOff = policies.current(ExposurePolicy.class).cutOff();
        Duration orphan = calls.sessionTimers() ? calls.sessionExpires() : calls.absoluteTimeout();
        return new ExposureTerms(billing.slice(), billing.extendLead(), cutOff, orphan);
    }
}
