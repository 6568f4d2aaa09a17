package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.ExportPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.spec.Spec;

@Spec("A14")
class FirewallListTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    private Path folder;

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final BanBook bans = new Perimeter(
                    policies,
                    () -> AddressSet.EMPTY,
                    () -> AddressSet.EMPTY,
                    "a",
                    () -> NOW,
                    () -> 1_000_000_000L,
                    new Random(1))
            .bans();
    private Path file;
    private Path answer;
    private FirewallList list;

    @BeforeEach
    void list() {
        file = folder.resolve("firewall/addresses");
        answer = folder.resolve("applied");
        list = new FirewallList(file, answer, bans, () -> policies.current(ExportPolicy.class), () -> NOW);
    }

    private static ExportPolicy list(int most) {
        return new ExportPolicy(true, most, ExportPolicy.Download.NONE, null);
    }

    private void ban(String key) {
        bans.ban(
                BanKey.parse(key),
                new Accusation(BanCause.FLOOD, "x", 1, Evidence.none(0), false, Duration.ofMinutes(1)));
    }

    private List<String> entries() throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).matches("ringfence [0-9]+");
        return lines.subList(1, lines.size());
    }

    private void confirm() throws IOException {
        Files.writeString(answer, Files.readAllLines(file).get(0).substring("ringfence ".length()) + "\n");
    }

    @Test
    void bansAndUnbansAreInTheFileAfterTheNextTurn() throws IOException {
        policies.publish(list(10));
        ban("192.0.2.7");
        ban("2001:db8::/64");
        list.tend();

        assertThat(entries()).containsExactly("4 192.0.2.7 1800000060", "6 2001:db8:0:0:0:0:0:0/64 1800000060");

        bans.unban(BanKey.parse("192.0.2.7"));
        list.tend();

        assertThat(entries()).containsExactly("6 2001:db8:0:0:0:0:0:0/64 1800000060");
    }

    @Test
    void listHasNoMoreEntriesThanThePolicySays() throws IOException {
        policies.publish(list(1));
        ban("192.0.2.7");
        ban("192.0.2.8");
        list.tend();

        assertThat(entries()).hasSize(1);
    }

    @Test
    void fileIsKeptOnlyWhileThePolicySaysSo() {
        ban("192.0.2.7");
        list.tend();
        assertThat(file).doesNotExist();
        assertThat(list.state()).isEqualTo(FirewallList.State.OFF);

        policies.publish(list(10));
        list.tend();
        assertThat(file).exists();

        policies.publish(ExportPolicy.DEFAULT);
        list.tend();
        assertThat(file).doesNotExist();
    }

    @Test
    void helperHasToConfirmEachList() throws IOException {
        policies.publish(list(10));
        ban("192.0.2.7");
        list.tend();
        assertThat(list.state()).isEqualTo(FirewallList.State.WAITING);

        confirm();
        assertThat(list.state()).isEqualTo(FirewallList.State.APPLIED);

        ban("192.0.2.8");
        assertThat(list.state()).isEqualTo(FirewallList.State.WAITING);
        list.tend();
        assertThat(list.state()).isEqualTo(FirewallList.State.WAITING);
        confirm();
        assertThat(list.state()).isEqualTo(FirewallList.State.APPLIED);
    }

    @Test
    void folderThatCannotBeWrittenIsTriedAgain() throws IOException {
        policies.publish(list(10));
        ban("192.0.2.7");
        Files.writeString(folder.resolve("firewall"), "in the way");
        list.tend();

        Files.delete(folder.resolve("firewall"));
        list.tend();

        assertThat(entries()).hasSize(1);
    }
}
