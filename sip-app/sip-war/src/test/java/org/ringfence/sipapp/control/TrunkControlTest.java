package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TrunkPort;
import org.ringfence.policy.TrunkPort.NumberView;
import org.ringfence.policy.TrunkPort.TrunkChangeRequest;
import org.ringfence.policy.TrunkPort.TrunkRequest;
import org.ringfence.policy.TrunkPort.TrunkView;
import org.ringfence.spec.Spec;

class TrunkControlTest {

    private final ConsoleFixture console = new ConsoleFixture();
    private final TrunkPort port = console.control.trunks();

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private static TrunkRequest trunk(String name, String host, String transport, String prefixes) {
        return new TrunkRequest(name, host, 5070, transport, prefixes, 3, 10, 30, "EUR");
    }

    @Test
    void trunkIsShownAsItWasMadeUntilItIsRemoved() {
        TrunkView expected = new TrunkView(
                "carrier", List.of("[2001:db8::5]:5070;TCP"), List.of("*", "43", "49"), 3, 10, 30, null, true);

        assertThat(done(port.create(trunk("carrier", "2001:db8::5", "tcp", "49, 43,*"))))
                .isEqualTo(expected);
        assertThat(done(port.list())).containsExactly(expected);
        assertThat(refused(port.create(trunk("carrier", "192.0.2.1", "UDP", "49"))))
                .contains("trunk 'carrier' already");

        assertThat(done(port.remove("carrier"))).isEqualTo(expected);
        assertThat(done(port.list())).isEmpty();
        assertThat(refused(port.remove("carrier")))
                .isEqualTo("There is no trunk 'carrier': list-trunks shows their names");
        assertThat(refused(port.show("carrier"))).contains("There is no trunk");
    }

    @Test
    void trunkThatCannotBeMeantIsRefusedWithASentence() {
        assertThat(refused(port.create(trunk("a@b", "192.0.2.1", "UDP", "49")))).contains("without @");
        assertThat(refused(port.create(trunk("a", "[::1]", "UDP", "49")))).contains("without brackets");
        assertThat(refused(port.create(trunk("a", "192.0.2.1", "WS", "49")))).contains("take UDP, TCP or TLS");
        assertThat(refused(port.create(trunk("a", "192.0.2.1", "UDP", "49,+43"))))
                .contains("'+43' is no prefix");
        assertThat(refused(port.create(trunk("a", "192.0.2.1", "UDP", "")))).contains("'' is no prefix");
        assertThat(refused(port.create(new TrunkRequest("a", "192.0.2.1", 5060, "UDP", "49", 1, 0, null, "EURO"))))
                .contains("'EURO' is no currency");
        assertThat(console.trunks).isEmpty();
    }

    @Test
    @Spec("P8")
    void trunkIsChangedWhereSomethingIsGiven() {
        done(port.create(trunk("carrier", "192.0.2.1", "UDP", "49")));
        TrunkView changed = done(port.set(new TrunkChangeRequest("carrier", "43,*", 5, 7, "any", "false")));
        assertThat(changed)
                .isEqualTo(new TrunkView(
                        "carrier", List.of("192.0.2.1:5070;UDP"), List.of("*", "43"), 5, 7, null, null, false));
        assertThat(done(port.set(new TrunkChangeRequest("carrier", null, null, null, "0", "TRUE"))))
                .isEqualTo(new TrunkView(
                        "carrier", List.of("192.0.2.1:5070;UDP"), List.of("*", "43"), 5, 7, 0, null, true));

        assertThat(refused(port.set(new TrunkChangeRequest("carrier", "x", null, null, null, null))))
                .contains("'x' is no prefix");
        assertThat(refused(port.set(new TrunkChangeRequest("carrier", null, null, null, "-1", null))))
                .contains("from 0 to 1000000, or any");
        assertThat(refused(port.set(new TrunkChangeRequest("carrier", null, null, null, null, "yes"))))
                .contains("true or false");
        assertThat(refused(port.set(new TrunkChangeRequest("other", null, 1, null, null, null))))
                .contains("no trunk 'other'");
    }

    @Test
    void numberIsGivenToOneUserAndTakenBack() {
        for (String user : List.of("anna@one.example", "bert@one.example")) {
            done(console.control.createAccount(new NewAccountRequest(user, "secret", null, null, null, null, null)));
        }
        NumberView annas = new NumberView("4930123", "anna@one.example");

        assertThat(done(port.assignNumber("4930123", "anna@one.example"))).isEqualTo(annas);
        assertThat(done(port.listNumbers("4930", 10))).containsExactly(annas);
        assertThat(done(port.listNumbers("43", 10))).isEmpty();
        assertThat(refused(port.assignNumber("4930123", "bert@one.example")))
                .contains("is that of anna@one.example", "release-number(number=4930123)");
        assertThat(done(port.releaseNumber("4930123"))).isEqualTo(annas);
        assertThat(refused(port.releaseNumber("4930123"))).contains("Nobody has the number '4930123'");
        assertThat(refused(port.assignNumber("+4930", "bert@one.example"))).contains("'+4930' is no number");
        assertThat(refused(port.assignNumber("4930", "bert"))).contains("'bert' is not of the form user@domain");
        assertThat(refused(port.assignNumber("4930", "carl@one.example"))).contains("no user 'carl@one.example'");
    }
}
