package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rerating.Rerating;
import org.ringfence.billing.rerating.Rerating.Difference;
import org.ringfence.billing.rerating.Rerating.Findings;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TariffPort.RerateRequest;
import org.ringfence.policy.TariffPort.RerateView;
import org.ringfence.policy.TariffPort.RerateView.DifferenceView;

/** Rates calls again that are over, as the console asks for it. */
@ApplicationScoped
public class ReratingControl {

    @Inject
    private Rerating rerating;

    @Inject
    private AccountStore accounts;

    /** One at a time. */
    synchronized Outcome<RerateView> run(RerateRequest request) {
        return Control.answer(() -> {
            try {
                return rate(request);
            } catch (RateEdit.Refused refused) {
                return new Outcome.Refused<>(refused.sentence());
            }
        });
    }

    private Outcome<RerateView> rate(RerateRequest request) {
        Instant from = RateEdit.instant("from", request.from());
        Instant until = RateEdit.instant("until", request.until());
        if (!until.isAfter(from)) {
            return new Outcome.Refused<>("until " + request.until() + " is not after from " + request.from());
        }
        String name = request.account();
        Account account = name == null ? null : accounts.findByName(name).orElse(null);
        if (name != null && account == null) {
            return AccountControl.unknown(name);
        }
        Findings found = rerating.look(account == null ? null : account.id(), from, until);
        if (!found.complete()) {
            return new Outcome.Refused<>("More than " + Rerating.MOST
                    + " calls cost something else now: nothing was done; take a shorter span of time");
        }
        return new Outcome.Done<>(view(request, found, request.preview() ? Set.of() : apply(found)));
    }

    /** What was not booked because the account has not so much left. */
    private Set<Difference> apply(Findings found) {
        Set<Difference> open = new HashSet<>();
        for (Difference difference : found.differences()) {
            PostAnswer answer = rerating.apply(difference);
            if (!(answer instanceof PostAnswer.Posted) && !(answer instanceof PostAnswer.AlreadyPosted)) {
                open.add(difference);
            }
        }
        return open;
    }

    private RerateView view(RerateRequest request, Findings found, Set<Difference> open) {
        List<Difference> done = new ArrayList<>(found.differences());
        done.removeAll(open);
        return new RerateView(
                request.preview(),
                found.looked(),
                found.unpriced(),
                done.size(),
                sum(done, true),
                sum(done, false),
                open.size(),
                found.differences().stream()
                        .limit(request.limit())
                        .map(difference -> view(difference, open.contains(difference)))
                        .toList());
    }

    /** By currency, such as {@code 1.20 EUR, 0.30 USD}; empty for nothing. */
    private static String sum(List<Difference> differences, boolean refunded) {
        Map<String, Money> sums = new TreeMap<>();
        for (Difference difference : differences) {
            Money refund = difference.refund();
            if (refund.isPositive() == refunded) {
                Currency currency = refund.currency();
                Money amount = refunded ? refund : Money.zero(currency).minus(refund);
                sums.merge(currency.getCurrencyCode(), amount, Money::plus);
            }
        }
        return sums.values().stream().map(Money::toString).collect(Collectors.joining(", "));
    }

    private DifferenceView view(Difference difference, boolean open) {
        return new DifferenceView(
                difference.record().attempt().id().toString(),
                name(difference.record().attempt().account()),
                difference.record().attempt().destination().text(),
                difference.record().attempt().startedAt(),
                difference.version(),
                difference.before().format(),
                difference.after().format(),
                difference.after().currency().getCurrencyCode(),
                open ? "the account has not so much left" : null);
    }

    private String name(AccountId account) {
        return accounts.find(account).map(Account::name).orElse(String.valueOf(account.value()));
    }
}
