package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

@Spec("D16")
class CallerIdentityTest {

    private static final List<String> NUMBERS = List.of("49301234", "49301235");

    private static CallerIdentity choose(String claimed, List<String> numbers, boolean leaving) {
        return CallerIdentity.choose(claimed, null, "alice", "example.org", numbers, leaving);
    }

    @Test
    void callerThatClaimsSomebodyElseIsShownAsItself() {
        assertThat(choose("bob", NUMBERS, false).user()).isEqualTo("alice");
        assertThat(choose("+49110", List.of(), true).user()).isEqualTo("alice");
    }

    @Test
    void oneOfTheOwnNumbersMayBeShown() {
        assertThat(choose("49301235", NUMBERS, true).user()).isEqualTo("+49301235");
        assertThat(choose("+49301235", NUMBERS, false).user()).isEqualTo("+49301235");
    }

    @Test
    void callThatLeavesShowsTheFirstNumber() {
        assertThat(choose("alice", NUMBERS, true).user()).isEqualTo("+49301234");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "+49 110", "police@example.org", "sip:x", "a\u0000b"})
    void nameThatCouldPoseAsAnIdentityIsLeftOut(String name) {
        assertThat(CallerName.presentable(name)).isNull();
    }

    @Test
    void plainNameIsShown() {
        assertThat(CallerName.presentable(" Alice Ångström ")).isEqualTo("Alice Ångström");
    }
}
