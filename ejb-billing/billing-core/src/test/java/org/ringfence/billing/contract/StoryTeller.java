package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffVersionId;

/** Plays a {@link CallStory} line by line and checks each outcome. */
final class StoryTeller {

    private static final Pattern ACCOUNT = Pattern.compile("account (\\S+?)(?:, credit (\\S+?))?(?:, lines (\\d+))?");
    private static final Pattern PRICE =
            Pattern.compile("price (\\S+) a minute(?:, fee (\\S+))?, blocks (\\d+)/(\\d+)(?:, grace (\\d+))?"
                    + "(?:, at least (\\S+))?");
    private static final Pattern PACKAGE = Pattern.compile("package (\\d+) s a (day|month)");
    private static final Pattern USED = Pattern.compile("package: used (\\d+) s, held (\\d+) s");
    private static final Pattern CALL = Pattern.compile("(\\d+):(\\S+) ([A-Z]) (\\w+): (.+)");
    private static final Pattern TOP_UP = Pattern.compile("(\\d+):(\\S+) top-up (\\S+)");
    private static final Pattern CLEANING = Pattern.compile("(\\d+):(\\S+) (janitor|restart): ended (\\d+)");
    private static final Pattern LEFT = Pattern.compile("left: balance (\\S+), reserved (\\S+), lines (\\d+)");
    private static final Pattern RECORD =
            Pattern.compile("record: ([A-Z]) ([A-Z]+), (\\d+) s, charge (\\S+), uncovered (\\S+)");

    private final BillingStores stores;
    private final CallStory story;
    private final NodeId node = new NodeId("story-" + UUID.randomUUID(), 1);
    private final Map<String, Played> calls = new HashMap<>();
    private Instant now = NOON;
    private AccountId account = new AccountId(0);
    private Optional<CallPrice> price = Optional.empty();

    StoryTeller(BillingStores stores, CallStory story) {
        this.stores = stores;
        this.story = story;
    }

    void tell() {
        for (String line : story.lines()) {
            boolean understood = is(ACCOUNT, line, this::openAccount)
                    || line.equals("price free")
                    || is(PRICE, line, this::setPrice)
                    || is(PACKAGE, line, this::assignPackage)
                    || is(USED, line, this::checkPackage)
                    || is(CALL, line, this::play)
                    || is(TOP_UP, line, this::topUp)
                    || is(CLEANING, line, this::clean)
                    || is(LEFT, line, this::checkLeft)
                    || is(RECORD, line, this::checkRecord);
            assertThat(understood).as("understood: %s", line).isTrue();
        }
    }

    private static boolean is(Pattern pattern, String line, Consumer<MatchResult> action) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
            action.accept(matcher.toMatchResult());
            return true;
        }
        return false;
    }

    private void openAccount(MatchResult line) {
        AccountTerms terms = Samples.prepaid();
        if (line.group(2) != null) {
            terms = terms.withCreditLimit(eur(line.group(2)));
        }
        if (line.group(3) != null) {
            terms = terms.withLines(new LineLimit(Integer.parseInt(line.group(3))));
        }
        account = Samples.open(stores.accounts(), terms, line.group(1)).id();
    }

    private void setPrice(MatchResult line) {
        price = Optional.of(new CallPrice(
                eur(line.group(2) == null ? "0" : line.group(2)),
                perMinute(line.group(1)),
                Integer.parseInt(line.group(3)),
                Integer.parseInt(line.group(4)),
                line.group(5) == null ? 0 : Integer.parseInt(line.group(5)),
                eur(line.group(6) == null ? "0" : line.group(6)),
                0));
    }

    private void assignPackage(MatchResult line) {
        CallPackage bundle = stores.packages()
                .keep(new CallPackage(
                        new PackageId(0),
                        "story " + UUID.randomUUID(),
                        List.of("49"),
                        Long.parseLong(line.group(1)),
                        CallPackage.Period.valueOf(line.group(2).toUpperCase(Locale.ROOT))));
        assertThat(stores.packages().assign(account, bundle.name())).isEqualTo(PackageStore.AssignAnswer.DONE);
    }

    private void checkPackage(MatchResult line) {
        CallPackage bundle = stores.packages().of(account).get(0);
        PackageUse use = stores.packages().uses(account).get(bundle.id());
        CallDate today = CallDate.of(now, Samples.ZONE);
        assertThat(use.usedOn(bundle, today)).as("used").isEqualTo(Long.parseLong(line.group(1)));
        assertThat(use.held()).as("held").isEqualTo(Long.parseLong(line.group(2)));
    }

    private void play(MatchResult line) {
        setTime(line);
        Played call = calls.computeIfAbsent(line.group(3), name -> new Played(attempt()));
        String told =
                switch (line.group(4)) {
                    case "calls" -> told(admission().admit(call.attempt));
                    case "answers" -> told(call.answers());
                    case "asks" -> told(call.asks(call.ordinal + 1));
                    case "repeats" -> told(call.asks(call.ordinal));
                    case "ends" -> told(admission().settle(call.held(), new Talk(call.answeredAt), release(200)));
                    case "fails" -> told(admission().abandon(call.held(), release(486)));
                    default -> "not understood";
                };
        assertThat(told).as(line.group()).isEqualTo(line.group(5));
    }

    private void topUp(MatchResult line) {
        setTime(line);
        new CreditDesk(stores.ledger(), () -> now).topUp(account, eur(line.group(3)), "at " + now);
    }

    /** Counts the calls of this story alone: others may have left some on the same books. */
    private void clean(MatchResult line) {
        setTime(line);
        int before = stores.ledger().open(account).size();
        if (line.group(3).equals("restart")) {
            new ReservationJanitor(stores.ledger(), settlement(), () -> now, new NodeId(node.name(), 2)).recover();
        } else {
            ReservationJanitor janitor = new ReservationJanitor(stores.ledger(), settlement(), () -> now, node);
            int swept = 1;
            while (swept > 0) {
                swept = janitor.sweep();
            }
        }
        int ended = before - stores.ledger().open(account).size();
        assertThat(ended).as(line.group()).isEqualTo(Integer.parseInt(line.group(4)));
    }

    private void checkLeft(MatchResult line) {
        AccountBalance left = stores.ledger().balance(account).orElseThrow();
        assertThat(left.balance()).as("balance").isEqualTo(eur(line.group(1)));
        assertThat(left.reserved()).as("reserved").isEqualTo(eur(line.group(2)));
        assertThat(left.linesInUse()).as("lines").isEqualTo(Integer.parseInt(line.group(3)));
        assertThat(stores.ledger().sumOfEntries(account)).as("sum of entries").contains(left.balance());
    }

    private void checkRecord(MatchResult line) {
        Played call = calls.get(line.group(1));
        assertThat(call).as(line.group()).isNotNull();
        CallRecord written = stores.cdrs().find(call.attempt.id()).orElseThrow();
        assertThat(written.outcome()).hasToString(line.group(2));
        assertThat(written.billed().talkSeconds()).as("talk").isEqualTo(Long.parseLong(line.group(3)));
        assertThat(written.billed().charge()).as("charge").isEqualTo(eur(line.group(4)));
        assertThat(written.billed().uncovered()).as("uncovered").isEqualTo(eur(line.group(5)));
    }

    private void setTime(MatchResult line) {
        long millis = new BigDecimal(line.group(2)).movePointRight(3).longValueExact();
        now = NOON.plus(Duration.ofMinutes(Long.parseLong(line.group(1)))).plusMillis(millis);
    }

    private CallAdmission admission() {
        return new CallAdmission(
                stores.accounts(),
                new Pricing(new OnePrice(price)),
                stores.ledger(),
                () -> CreditRules.DEFAULT,
                () -> now,
                node,
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                settlement());
    }

    private Settlement settlement() {
        return new Settlement(
                new LimitBook(stores.accounts(), stores.limits(), () -> LimitRules.NONE, stores.packages()),
                CarrierRates.UNKNOWN);
    }

    private CallAttempt attempt() {
        Destination destination =
                price.isPresent() ? new Destination.OffNet("4930123456") : new Destination.OnNet("bert@one.example");
        return new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                destination,
                "story",
                "udp:192.0.2.1:5060",
                now);
    }

    private Release release(int status) {
        return new Release(now, status, status == 200 ? "CALLER_HUNG_UP" : "REFUSED_BY_CALLEE");
    }

    private static String told(AdmitAnswer answer) {
        if (answer instanceof AdmitAnswer.Admitted admitted) {
            return "granted " + admitted.grantedFor().toSeconds();
        }
        return "refused " + ((AdmitAnswer.Refused) answer).reason();
    }

    private static String told(ExtendAnswer answer) {
        if (answer instanceof ExtendAnswer.Extended extended) {
            return "granted " + extended.grantedTotal().toSeconds();
        }
        if (answer instanceof ExtendAnswer.Exhausted exhausted) {
            return "exhausted " + exhausted.grantedTotal().toSeconds();
        }
        return "over";
    }

    private static String told(EndAnswer answer) {
        if (answer instanceof EndAnswer.Ended ended) {
            return "charged " + plain(ended.charge());
        }
        if (answer instanceof EndAnswer.AlreadyEnded ended) {
            return "charged " + plain(ended.charge());
        }
        return "unknown";
    }

    private static String plain(Money amount) {
        return amount.isZero() ? "0" : amount.format();
    }

    /** A call of the story. */
    private final class Played {

        private final CallAttempt attempt;
        private Instant answeredAt = NOON;
        private int ordinal;

        Played(CallAttempt attempt) {
            this.attempt = attempt;
        }

        ReservationId held() {
            return new ReservationId(attempt.id());
        }

        ExtendAnswer answers() {
            if (answeredAt.equals(NOON)) {
                answeredAt = now;
            }
            return asks(0);
        }

        ExtendAnswer asks(int number) {
            ordinal = number;
            return admission().extend(held(), new TalkProgress(answeredAt, number));
        }
    }

    /** Numbers cost this, own users nothing. */
    private record OnePrice(Optional<CallPrice> price) implements TariffSource {

        @Override
        public Optional<Tariff> find(TariffId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Tariff> defaultFor(Currency currency) {
            List<Rate> rates =
                    price.map(one -> List.of(new Rate("49", "Germany", one))).orElse(List.of());
            TariffVersion version =
                    new TariffVersion(new TariffVersionId(1), Instant.EPOCH, null, null, new PrefixTable(rates));
            return Optional.of(new Tariff(new TariffId(1), "story", EUR, true, List.of(version)));
        }
    }
}
