package org.ringfence.call.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.spec.Spec;

@Spec("P8")
class TrunkOrderTest {

    private static final AccountId PAYER = new AccountId(1);

    private final TrunkOrder order = new TrunkOrder(new SplittableRandom(7));

    private static Trunk trunk(String name, String prefix, int priority, int weight) {
        Gateway gateway = new Gateway("192.0.2.1", 5060, SipTransport.UDP);
        return new Trunk(
                new AccountId(name.hashCode()),
                name,
                List.of(gateway),
                Set.of(prefix),
                priority,
                weight,
                OptionalInt.empty(),
                true);
    }

    private List<String> names(Trunk... trunks) {
        return order.choose(List.of(trunks), PAYER, "4930123").stream()
                .map(Trunk::name)
                .toList();
    }

    @Test
    void longestPrefixIsFirstThenThePriorityThenTheName() {
        assertThat(names(
                        trunk("all", "", 0, 0),
                        trunk("second", "49", 2, 0),
                        trunk("b", "49", 1, 0),
                        trunk("a", "49", 1, 0),
                        trunk("berlin", "4930", 9, 0)))
                .containsExactly("berlin", "a", "b", "second", "all");
    }

    @Test
    void equalTrunksShareByTheirWeightsAndThoseWithoutComeLast() {
        Trunk three = trunk("c", "49", 1, 3);
        Trunk one = trunk("b", "49", 1, 1);
        Trunk none = trunk("a", "49", 1, 0);
        List<List<String>> drawn = IntStream.range(0, 4_000)
                .mapToObj(call -> names(three, one, none))
                .toList();

        assertThat(drawn).allSatisfy(each -> assertThat(each).endsWith("a").hasSize(3));
        Map<String, Long> first =
                drawn.stream().collect(Collectors.groupingBy(each -> each.get(0), TreeMap::new, Collectors.counting()));
        assertThat(first.get("c")).isBetween(2_850L, 3_150L);
        assertThat(first.keySet()).containsExactly("b", "c");
    }
}
