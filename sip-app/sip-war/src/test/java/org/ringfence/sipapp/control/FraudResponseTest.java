package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudAlert;
import org.ringfence.billing.fraud.FraudNews;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.FraudPolicy;
import org.ringfence.policy.FraudPolicy.Learning;
import org.ringfence.sipapp.calls.CallService;
import org.ringfence.spec.Spec;

@Spec("P7")
class FraudResponseTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();
    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final FraudResponse response = Wired.bean(
            new FraudResponse(),
            new FraudNews(Clock.systemUTC()),
            console.accountStore,
            console.events,
            blacklist,
            console.policies,
            new CallService());

    @BeforeEach
    void annaIsThere() {
        console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, null, null, 2, null));
    }

    private Account anna() {
        return console.accountStore.findByName(ANNA).orElseThrow();
    }

    private void found(Severity severity, @Nullable Remedy remedy, boolean first) {
        Finding finding = new Finding(Detector.PROFILE, severity, "CONCURRENT *", 3, 2, remedy);
        response.heard(new FraudAlert(anna().id(), finding, true, first));
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, NOTIFY, NONE",
        "CRITICAL, REFUSE, NONE",
        "CRITICAL, LOCK, NO_INTERNATIONAL",
        "CRITICAL, HANG_UP, NO_INTERNATIONAL",
        "WARNING, HANG_UP, NONE"
    })
    void accountIsLockedAsFarAsTheProfileDemands(Severity severity, FraudAction action, LockLevel after) {
        found(severity, new Remedy(action, LockLevel.NO_INTERNATIONAL), true);

        assertThat(anna().lock()).isEqualTo(after);
        List<SecurityEvent> told = console.events.take(10);
        assertThat(told).first().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.SUSPECTED_FRAUD);
            assertThat(event.subject()).isEqualTo(ANNA);
            assertThat(event.evidence())
                    .isEqualTo(
                            "detector=PROFILE severity=" + severity + " about=CONCURRENT * found=3 in-order=2 refused");
        });
        assertThat(told).hasSize(after == LockLevel.NONE ? 1 : 2);
    }

    @Test
    void moreSevereLockStaysAndWhatIsToldAlreadyIsNotToldAgain() {
        console.accountStore.lock(anna().id(), LockLevel.ALL);
        found(Severity.CRITICAL, new Remedy(FraudAction.LOCK, LockLevel.NO_CHARGEABLE), false);
        assertThat(anna().lock()).isEqualTo(LockLevel.ALL);
        assertThat(console.events.take(10)).isEmpty();
        console.accountStore.lock(anna().id(), LockLevel.NONE);
        found(Severity.CRITICAL, new Remedy(FraudAction.LOCK, LockLevel.NO_CHARGEABLE), false);

        assertThat(anna().lock()).isEqualTo(LockLevel.NO_CHARGEABLE);
        assertThat(console.events.take(10)).singleElement().satisfies(event -> assertThat(event.kind())
                .isEqualTo(Kind.ACCOUNT_LOCKED));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SURE, FAN_IN, CRITICAL, NOT_SURE",
        "PROBABLY_WRONG, WANGIRI, CRITICAL, PROBABLY_WRONG",
        "PROBABLY_WRONG, FAN_IN, WARNING, ",
        "PROBABLY_WRONG, DAILY_SPEND, CRITICAL, ",
        "OFF, FAN_IN, CRITICAL, "
    })
    @Spec("E10")
    void rangeThatACrowdRunsToIsListed(Learning learning, Detector detector, Severity severity, Confidence listed) {
        console.policies.publish(learning(learning));
        FraudAlert alert = new FraudAlert(anna().id(), new Finding(detector, severity, "88235", 5, 4), false, true);
        response.heard(alert);

        List<BlockedNumber> entries = blacklist.list().beginningWith("", 10);
        if (listed == null) {
            assertThat(entries).isEmpty();
        } else {
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.prefix()).isEqualTo("88235");
                assertThat(entry.confidence()).isEqualTo(listed);
                assertThat(entry.learnt()).isTrue();
                assertThat(entry.expiresAt()).isNull();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROBABLY_GOOD, 1, PROBABLY_WRONG",
        "PROBABLY_WRONG, 40, PROBABLY_WRONG",
        "PROBABLY_WRONG, 1, ",
    })
    @Spec("E10")
    void rangeIsLearntAgainWhenItIsLessSureOrCountsNoMore(Confidence before, int days, Confidence after) {
        console.policies.publish(learning(Learning.PROBABLY_WRONG));
        Instant listed = Clock.systemUTC().instant().minus(Duration.ofDays(days));
        BlockedNumber known = new BlockedNumber("88235", before, "crowd", listed, null, true);
        blacklist.put(known);
        response.heard(new FraudAlert(
                anna().id(), new Finding(Detector.FAN_IN, Severity.CRITICAL, "88235", 5, 4), true, true));

        assertThat(blacklist.list().all()).singleElement().satisfies(entry -> {
            if (after == null) {
                assertThat(entry).isEqualTo(known);
            } else {
                assertThat(entry.confidence()).isEqualTo(after);
                assertThat(entry.listedAt()).isAfter(listed);
            }
        });
    }

    @Test
    @Spec("E10")
    void whatSomebodySaidOfARangeStays() {
        BlockedNumber said = new BlockedNumber("88235", Confidence.PROBABLY_GOOD, "our partner", Instant.EPOCH, null);
        blacklist.put(said);
        response.heard(new FraudAlert(
                anna().id(), new Finding(Detector.FAN_IN, Severity.CRITICAL, "88235", 5, 4), true, true));

        assertThat(blacklist.list().beginningWith("", 10)).containsExactly(said);
    }

    private static FraudPolicy learning(Learning learning) {
        FraudPolicy usual = FraudPolicy.DEFAULT;
        return new FraudPolicy(
                usual.mode(),
                usual.dayAllowance(),
                usual.dayAllowanceHighRisk(),
                usual.dayFactor(),
                usual.monthAllowance(),
                usual.monthAllowanceHighRisk(),
                usual.monthFactor(),
                usual.newZoneShare(),
                usual.highRiskPrefixes(),
                usual.highRiskPrice(),
                usual.fanInAccounts(),
                usual.fanInWindow(),
                usual.fanInPrice(),
                usual.wangiriUsers(),
                usual.wangiriRing(),
                usual.closed(),
                usual.habitCalls(),
                usual.frequencyFactor(),
                usual.ratioChange(),
                usual.directionShare(),
                learning,
                null);
    }
}
