package org.ringfence.billing.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.CreditNews;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.PriceCeiling;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.billing.event.BillingNews;
import org.ringfence.billing.fraud.CallStatistics;
import org.ringfence.billing.fraud.FraudNews;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.FraudRule;
import org.ringfence.billing.fraud.FraudSettings;
import org.ringfence.billing.fraud.WatchedAdmission;
import org.ringfence.billing.geography.Countries;
import org.ringfence.billing.geography.Geography;
import org.ringfence.billing.geography.GeographyRule;
import org.ringfence.billing.geography.SeenCountryStore;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.margin.MarginRule;
import org.ringfence.billing.number.BlacklistRule;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationRule;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.DiversionRule;
import org.ringfence.billing.number.LastRefusals;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.NumberSight;
import org.ringfence.billing.packages.PackageSource;
import org.ringfence.billing.rerating.RatingStore;
import org.ringfence.billing.rerating.Rerating;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.policy.AddressPolicy;
import org.ringfence.policy.AutoBanPolicy;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.FraudPolicy;
import org.ringfence.policy.GeographyPolicy;
import org.ringfence.policy.LimitPolicy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.PricePolicy;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.policy.TracePolicy;

/** Puts the parts of billing together. */
@ApplicationScoped
public class Billing {

    private static final String NODE = "ringfence.node";
    private static final int MIB = 20;

    @Inject
    private PolicySource policies;

    private final Clock clock;
    private final NodeId node;
    private final NumberPlans plans = new NumberPlans();
    private final LastRefusals refusals = new LastRefusals();
    private volatile @Nullable FraudWiring fraudWiring;

    /** For the container. */
    public Billing() {
        this(Clock.systemUTC());
    }

    private Billing(Clock clock) {
        this.clock = clock;
        node = new NodeId(System.getProperty(NODE, "ringfence"), clock.millis());
    }

    Billing(PolicySource policies, Clock clock) {
        this(clock);
        this.policies = policies;
    }

    @Produces
    @Singleton
    CallAdmission admission(
            AccountStore accounts,
            Pricing pricing,
            LedgerStore ledger,
            TraceLog traces,
            FraudRule fraud,
            CallStatistics statistics,
            Settlement settlement,
            DestinationStore accountDestinations,
            BlockedNumberStore blacklist,
            BuyPrices carriers,
            Geography geography) {
        RuleBook book = ruleBook(fraud, statistics, accounts, accountDestinations, blacklist, carriers, geography);
        return new CallAdmission(
                accounts,
                pricing,
                ledger,
                this::rules,
                clock,
                node,
                () -> book,
                decision -> {
                    traces.decided(decision);
                    fraud.decided(decision);
                    statistics.decided(decision);
                },
                settlement);
    }

    /** When the blacklist refused calls last. */
    @Produces
    @Singleton
    LastRefusals refusals() {
        return refusals;
    }

    /** What calls cost. */
    @Produces
    @Singleton
    Pricing pricing(TariffStore tariffs) {
        return new Pricing(tariffs, new RatesInForce(() -> policies.current(PricePolicy.class)));
    }

    /** What ended calls cost, and what is owed to carriers for them. */
    @Produces
    @Singleton
    Settlement settlement(TermsSource accounts, TariffStore tariffs, LimitBook limits) {
        return new Settlement(limits, CarrierRates.of(accounts, tariffs));
    }

    /** What accounts may spend and talk. */
    @Produces
    @Singleton
    LimitBook limits(TermsSource accounts, LimitStore agreed, PackageSource packages) {
        return new LimitBook(
                accounts,
                agreed,
                new LimitsInForce(
                        () -> policies.current(LimitPolicy.class), () -> policies.current(AddressPolicy.class)),
                packages);
    }

    @Produces
    @Singleton
    WatchedAdmission watched(CallAdmission admission, FraudRule fraud, CallStatistics statistics) {
        return new WatchedAdmission(admission, fraud, statistics, clock);
    }

    /** Knows the habits of accounts; what the records tell of them is read at the start. */
    @Produces
    @Singleton
    FraudRule fraud(FraudProfileStore profiles, NumberSight numbers, FraudNews news) {
        return new FraudRule(
                this::fraudSettings,
                () -> rules().slice(),
                new ProfilesInForce(profiles, () -> policies.current(FraudPolicy.class)),
                numbers::of,
                news,
                clock);
    }

    /** What numbers are to those who call them. */
    @Produces
    @Singleton
    NumberSight numbers(DestinationStore accounts) {
        return new NumberSight(destinationsInForce(), accounts, plans);
    }

    /** Knows how the calls of callers and addresses go. */
    @Produces
    @Singleton
    CallStatistics statistics(FraudNews news) {
        return new CallStatistics(new StatisticsInForce(() -> policies.current(AutoBanPolicy.class)), news, clock);
    }

    /** The table of countries that is in force. */
    @Produces
    @Singleton
    Countries countries() {
        return new Countries();
    }

    /** Knows from which countries accounts are used. */
    @Produces
    @Singleton
    Geography geography(Countries countries, SeenCountryStore seen, FraudNews news) {
        return new Geography(
                () -> Geography.Mode.valueOf(
                        policies.current(GeographyPolicy.class).mode().name()),
                countries,
                seen,
                news,
                clock);
    }

    /** To be told of calls that don't fit. */
    @Produces
    @Singleton
    FraudNews fraudNews() {
        FraudNews news = new FraudNews(clock);
        news.subscribe(new FraudNotice());
        return news;
    }

    private FraudSettings fraudSettings() {
        FraudPolicy policy = policies.current(FraudPolicy.class);
        FraudWiring known = fraudWiring;
        if (known == null || !known.isOf(policy)) {
            known = new FraudWiring(policy);
            fraudWiring = known;
        }
        return known.settings();
    }

    /** Why calls were admitted and refused. */
    @Produces
    @Singleton
    TraceLog traces() {
        return new TraceLog(this::traceBounds, () -> policies.version(), clock);
    }

    @Produces
    @Singleton
    CreditDesk creditDesk(LedgerStore ledger) {
        return new CreditDesk(ledger, clock);
    }

    /** Other prices for calls that are over. */
    @Produces
    @Singleton
    Rerating rerating(CdrStore records, RatingStore ratings, AccountStore accounts, Pricing pricing, CreditDesk desk) {
        return new Rerating(records, ratings, accounts, pricing, desk, clock);
    }

    @Produces
    @Singleton
    LedgerHealth health() {
        return new LedgerHealth();
    }

    @Produces
    @Singleton
    NoRateNotice notice() {
        return new NoRateNotice(() -> policies.current(PricePolicy.class));
    }

    /** To be told of every booking that raises a balance. */
    @Produces
    @Singleton
    CreditNews creditNews() {
        return new CreditNews();
    }

    /** To be told of events of billing after they are written. */
    @Produces
    @Singleton
    BillingNews billingNews() {
        return new BillingNews();
    }

    @Produces
    @Singleton
    ReservationJanitor janitor(LedgerStore ledger, Settlement settlement) {
        return new ReservationJanitor(ledger, settlement, clock, node);
    }

    private RuleBook ruleBook(
            FraudRule fraud,
            CallStatistics statistics,
            AccountStore owners,
            DestinationStore accounts,
            BlockedNumberStore blacklist,
            BuyPrices carriers,
            Geography geography) {
        Supplier<PricePolicy> prices = () -> policies.current(PricePolicy.class);
        DestinationsInForce destinations = destinationsInForce();
        return new RuleBook(
                List.of(
                        statistics,
                        new BlacklistRule(blacklist, destinations, accounts, refusals),
                        new DestinationRule(destinations, accounts, plans, payer -> owners.find(payer)
                                .map(account -> account.lock().allowsInternational())
                                .orElse(true))),
                List.of(
                        new DiversionRule(accounts),
                        new GeographyRule(
                                geography, accounts, () -> destinations.get().pins()),
                        new PriceCeiling(new CeilingsInForce(prices)),
                        new MarginRule(carriers, new MarginInForce(() -> policies.current(RoutingPolicy.class))),
                        fraud));
    }

    private DestinationsInForce destinationsInForce() {
        return new DestinationsInForce(() -> policies.current(DestinationPolicy.class));
    }

    private TraceLog.Bounds traceBounds() {
        TracePolicy policy = policies.current(TracePolicy.class);
        return new TraceLog.Bounds(policy.most(), policy.keep(), (long) policy.memoryMb() << MIB);
    }

    /** A call may ring as long as the policy allows before its lease ends. */
    private CreditRules rules() {
        BillingPolicy billing = policies.current(BillingPolicy.class);
        CallPolicy calls = policies.current(CallPolicy.class);
        Duration setUp = calls.ringTimeout().plus(calls.initTimeout()).plus(billing.leaseGrace());
        return new CreditRules(billing.slice(), setUp, billing.leaseGrace());
    }
}
