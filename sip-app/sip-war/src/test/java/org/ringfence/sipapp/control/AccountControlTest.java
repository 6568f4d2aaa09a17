package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Ha1;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.spec.Spec;

class AccountControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();

    private Outcome<AccountView> create(String name, String credit, String number) {
        return console.control.createAccount(new NewAccountRequest(name, "secret", null, credit, null, null, number));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    @Test
    void createdAccountIsShownWithItsCredit() {
        AccountView made = done(create(ANNA, "10.00", "4930123"));

        assertThat(made).isEqualTo(done(console.control.showAccount(ANNA)));
        assertThat(made.name()).isEqualTo(ANNA);
        assertThat(made.available()).startsWith("10");
        assertThat(made.lock()).isEqualTo("NONE");
        assertThat(console.made.get(0).numbers()).containsExactly("4930123");
    }

    @Test
    void passwordIsKeptAsHashesForTheDomainsRealmByUserAndByAddress() {
        done(create(ANNA, null, null));

        assertThat(console.made.get(0).realm()).isEqualTo("one.example");
        for (DigestAlgorithm algorithm : List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)) {
            for (String name : List.of("anna", ANNA)) {
                assertThat(console.made.get(0).logins())
                        .filteredOn(login -> login.username().equals(name))
                        .singleElement()
                        .extracting(login -> login.ha1s().get(algorithm).toHex())
                        .isEqualTo(
                                Ha1.of(algorithm, name, "one.example", "secret").toHex());
            }
        }
    }

    private Outcome<AccountView> createWith(String password) {
        return console.control.createAccount(new NewAccountRequest(ANNA, password, null, null, null, null, null));
    }

    private void rules(Enforcement creation) {
        console.policies.publish(new PasswordPolicy(12, 40, false, creation, Enforcement.NOTIFY));
    }

    @Test
    @Spec("D7")
    void weakPasswordIsRefusedWhereTheRulesAreEnforcedAndStrongOnesAreTaken() {
        rules(Enforcement.REFUSE);

        assertThat(refused(createWith("gT5#kq9Lw2x")))
                .isEqualTo("the password has 11 characters instead of 12 or more");
        assertThat(console.made).isEmpty();
        assertThat(done(createWith("gT5#kq9Lw2xz")).name()).isEqualTo(ANNA);
    }

    @Test
    @Spec("D7")
    void weakPasswordIsTakenWhereTheRulesOnlyNotifyButNeverAShorterOneThanFour() {
        rules(Enforcement.NOTIFY);

        assertThat(refused(createWith("abc"))).isEqualTo("a password has 4 characters at the very least");
        assertThat(done(createWith("abcd")).name()).isEqualTo(ANNA);
    }

    @Test
    @Spec({"D12", "D20"})
    void limitsAreThoseOfThePolicyInForce() {
        console.policies.publish(new PasswordPolicy(8, 0, true, Enforcement.REFUSE, Enforcement.NOTIFY));
        NewAccountRequest extension =
                new NewAccountRequest("100@one.example", "aaaaaaaa", null, null, null, null, null);

        done(console.control.createAccount(extension));

        console.policies.publish(new PasswordPolicy(8, 1, false, Enforcement.REFUSE, Enforcement.NOTIFY));
        assertThat(refused(console.control.createAccount(
                        new NewAccountRequest("101@one.example", "gT5#kq9Lw2xz", null, null, null, null, null))))
                .startsWith("extension 101 is one of those that scanners try first");
        console.policies.publish(new PasswordPolicy(8, 128, true, Enforcement.REFUSE, Enforcement.NOTIFY));
        assertThat(refused(createWith("gT5#kq9Lw2xz"))).contains("easy to guess", "instead of 128 or more");
    }

    @Test
    void sameNameTwiceIsRefused() {
        done(create(ANNA, null, null));

        assertThat(refused(create(ANNA, null, null)))
                .isEqualTo("There is an account 'anna@one.example' already: choose another name");
    }

    @Test
    void numberThatIsNoneIsRefused() {
        assertThat(refused(create(ANNA, null, "+49 30"))).contains("'+49 30' is no number of 3 to 24 digits");
    }

    @Test
    void unknownAccountIsRefusedByEachOperation() {
        String sentence = "There is no account 'nobody': list-accounts shows their names";

        assertThat(refused(console.control.showAccount("nobody"))).isEqualTo(sentence);
        assertThat(refused(console.control.lockAccount("nobody", "ALL"))).isEqualTo(sentence);
        assertThat(refused(console.control.topUp("nobody", "1", "r"))).isEqualTo(sentence);
        assertThat(refused(console.control.listCdrs("nobody", 10))).isEqualTo(sentence);
    }

    @Test
    void accountsAreListedInPages() {
        done(create("c@one.example", null, null));
        done(create("a@one.example", null, null));
        done(create("b@one.example", null, null));

        List<AccountView> first = done(console.control.listAccounts("", 2));
        List<AccountView> rest = done(console.control.listAccounts("b@one.example", 2));

        assertThat(first).extracting(AccountView::name).containsExactly("a@one.example", "b@one.example");
        assertThat(rest).extracting(AccountView::name).containsExactly("c@one.example");
        assertThat(refused(console.control.listAccounts("", 0))).contains("limit must be from 1 to 10000, not 0");
    }

    @Test
    void lockIsSetAndTakenBack() {
        done(create(ANNA, null, null));

        assertThat(done(console.control.lockAccount(ANNA, "no_calls")).lock()).isEqualTo("NO_CALLS");
        assertThat(done(console.control.lockAccount(ANNA, "NONE")).lock()).isEqualTo("NONE");
        assertThat(refused(console.control.lockAccount(ANNA, "HALF")))
                .contains("'HALF' is no level of locking", "NO_CHARGEABLE");
    }

    @Test
    void topUpAddsMoneyOnceForEachReferenceAndTellsRunningCalls() {
        done(create(ANNA, "1.00", null));

        assertThat(done(console.control.topUp(ANNA, "2.50", "payment-1")).balance())
                .startsWith("3.5");
        assertThat(done(console.control.topUp(ANNA, "2.50", "payment-1")).balance())
                .startsWith("3.5");
        assertThat(refused(console.control.topUp(ANNA, "9.00", "payment-1")))
                .isEqualTo("Reference 'payment-1' was used for another amount: nothing was added");
        assertThat(refused(console.control.topUp(ANNA, "0", "payment-2"))).contains("'0' is no amount above zero");
        assertThat(refused(console.control.topUp(ANNA, "-5", "payment-2"))).contains("'-5' is no amount above zero");
        assertThat(console.raised).isNotEmpty();
    }

    @Test
    void callThatIsNotThereCannotBeHungUpOrShown() {
        assertThat(refused(console.control.hangUp("none")))
                .isEqualTo("There is no running call 'none': list-calls shows them");
        assertThat(refused(console.control.showCdr("none"))).contains("There is no record of a call 'none'");
        assertThat(done(console.control.listCalls())).isEmpty();
        assertThat(done(console.control.listRegistrations(""))).isEmpty();
    }

    @Test
    void recordsAreShownInAReasonableNumber() {
        done(create(ANNA, null, null));

        assertThat(done(console.control.listCdrs(ANNA, 10_000))).isEmpty();
        assertThat(refused(console.control.listCdrs(ANNA, 10_001))).contains("limit must be from 1 to 10000");
    }
}
