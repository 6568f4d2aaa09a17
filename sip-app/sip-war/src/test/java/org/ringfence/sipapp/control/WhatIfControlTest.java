package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringfence.billing.replay.PastCall;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.FraudPort.FraudRuleRequest;
import org.ringfence.policy.InsightPort.EffectView;
import org.ringfence.policy.InsightPort.WhatIfRequest;
import org.ringfence.policy.InsightPort.WhatIfView;
import org.ringfence.spec.Spec;

class WhatIfControlTest {

    private static final String ANNA = "anna@one.example";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String FROM = "2026-11-01T00:00:00Z";
    private static final String UNTIL = "2026-12-01T00:00:00Z";

    private final ConsoleFixture console = new ConsoleFixture();
    private long anna;

    @TempDir
    private Path folder;

    @BeforeEach
    void annaCalled() {
        console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, null, null, null, null));
        anna = console.accountStore.findByName(ANNA).orElseThrow().id().value();
        console.past.add(call(0, "4930", 100_000));
        console.past.add(call(3_600, "8821", 200_000));
        console.past.add(call(7_200, "8821", 50_000));
    }

    private PastCall call(int seconds, String digits, long charge) {
        Instant start = NOON.plusSeconds(seconds);
        return new PastCall(anna, start, start, start.plusSeconds(600), digits, false, charge);
    }

    private WhatIfRequest request(@Nullable String day, @Nullable String blocked, @Nullable Path csv) {
        return new WhatIfRequest(
                ANNA, "EUR", FROM, UNTIL, null, day, null, null, 7, blocked, null, null, null, null, "88", csv, 10);
    }

    private String refused(WhatIfRequest request) {
        return ((Outcome.Refused<?>) console.control.insight().whatIf(request)).sentence();
    }

    @Test
    @Spec("Q8")
    void tableTellsGoodCallsAndFraudAndTheMinute() {
        Outcome<WhatIfView> outcome = console.control.insight().whatIf(request("2.00", null, null));

        WhatIfView view = ((Outcome.Done<WhatIfView>) outcome).value();
        assertThat(view.calls()).isEqualTo(3);
        assertThat(view.goodSaved()).isEqualTo("0.00");
        assertThat(view.fraudCalls()).isEqualTo(2);
        assertThat(view.accounts())
                .containsExactly(new EffectView(
                        ANNA, 1, 0, 0, "0.00", 2, 1, 1, "2.50", "1.50", NOON.plusSeconds(3_600 + 300), 5L));
        assertThat(console.asked).isEqualTo(anna + " EUR " + FROM + " " + UNTIL);
    }

    @Test
    @Spec("Q8")
    void everyChangedCallIsALineOfTheFile() throws IOException {
        Path csv = folder.resolve("calls.csv");

        console.control.insight().whatIf(request("2.00", null, csv));

        assertThat(Files.readAllLines(csv))
                .containsExactly(
                        "account,started,destination,rule,outcome,at,saved,fraud",
                        "\"anna@one.example\",2026-11-23T13:00:00Z,\"8821\",day,cut,2026-11-23T13:05:00Z,1.00,yes",
                        "\"anna@one.example\",2026-11-23T14:00:00Z,\"8821\",day,refused,2026-11-23T14:00:00Z,0.50,yes");
    }

    @Test
    void whatCannotBeMeantIsRefusedWithASentence() {
        assertThat(refused(request(null, null, null))).startsWith("Nothing is proposed: set lines");
        assertThat(refused(request("-1", null, null))).isEqualTo("day-limit '-1' is no amount such as 10.00");
        assertThat(refused(request(null, "49,x", null)))
                .isEqualTo("blocked has 'x', which is no prefix of 1 to 24 digits");
        assertThat(refused(request("1", null, folder.resolve("none/x.csv")))).contains("can't be written");
        assertThat(refused(new WhatIfRequest(
                        "nobody", "EUR", FROM, UNTIL, 1, null, null, null, 7, null, null, null, null, null, null, null,
                        1)))
                .startsWith("There is no account 'nobody'");
        assertThat(refused(new WhatIfRequest(
                        null, "EURO", FROM, UNTIL, 1, null, null, null, 7, null, null, null, null, null, null, null,
                        1)))
                .isEqualTo("'EURO' is no currency of ISO 4217");
        assertThat(refused(new WhatIfRequest(
                        null, "EUR", "now", UNTIL, 1, null, null, null, 7, null, null, null, null, null, null, null,
                        1)))
                .startsWith("from 'now' is no instant");
    }

    @Test
    @Spec("Q8")
    void profileIsTriedByItsName() {
        WhatIfRequest request = new WhatIfRequest(
                null, "EUR", FROM, UNTIL, null, null, null, null, 7, null, "office", null, null, null, null, null, 1);
        assertThat(refused(request)).startsWith("There is no profile of calls 'office'");
        console.control
                .fraud()
                .setRule(new FraudRuleRequest(
                        "office", "*", null, null, null, "-/0", null, null, "REFUSE", "NO_CHARGEABLE"));

        Outcome<WhatIfView> outcome = console.control.insight().whatIf(request);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            WhatIfView view = (WhatIfView) done.value();
            assertThat(view.calls()).isPositive();
            assertThat(view.goodRefused()).isEqualTo(view.calls());
        });
    }
}
