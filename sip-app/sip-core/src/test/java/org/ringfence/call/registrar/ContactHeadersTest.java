package org.ringfence.call.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.call.registrar.RegisterRequest.Fetch;
import org.ringfence.call.registrar.RegisterRequest.RemoveAll;
import org.ringfence.call.registrar.RegisterRequest.Update;

class ContactHeadersTest {

    private static List<Contact> contacts(String... values) {
        assertThat(ContactHeaders.read(List.of(values))).isInstanceOf(Update.class);
        return ((Update) ContactHeaders.read(List.of(values))).contacts();
    }

    @Test
    void noHeaderAsksAndAStarRemoves() {
        assertThat(ContactHeaders.read(List.of())).isEqualTo(new Fetch());
        assertThat(ContactHeaders.read(List.of(" * "))).isEqualTo(new RemoveAll());
        assertThat(ContactHeaders.read(List.of("*", "<sip:a@h>"))).isNull();
    }

    @Test
    void contactsAreReadInAnyWriting() {
        assertThat(contacts(
                        "\"Mr. \\\"<Watson>\\\", A\" <sip:watson@h;transport=tcp?Route=%3Csip:x%3E> ; q = 0.7;EXPIRES=3600, sip:b@h;q=0.25",
                        "Anna B <sip:c@[2001:db8::1]:5062;x=1,2>;+sip.instance=\"<urn:uuid:1;2,3>\";reg-id=2"))
                .containsExactly(
                        new Contact(
                                "sip:watson@h;transport=tcp?Route=%3Csip:x%3E", OptionalLong.of(3600), 700, null, 0),
                        new Contact("sip:b@h", OptionalLong.empty(), 250, null, 0),
                        new Contact(
                                "sip:c@[2001:db8::1]:5062;x=1,2", OptionalLong.empty(), 1000, "<urn:uuid:1;2,3>", 2));
    }

    @Test
    void parametersAfterABareAddressBelongToTheHeader() {
        assertThat(contacts("sip:user@example.com;unknownparam"))
                .containsExactly(new Contact("sip:user@example.com", OptionalLong.empty(), 1000, null, 0));
        assertThat(contacts("<sip:user@example.com;unknownparam>").get(0).uri())
                .isEqualTo("sip:user@example.com;unknownparam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "anna",
                "<sip:>",
                "<sip:a@h",
                "\"Anna <sip:a@h>",
                "<sip:a@h>,",
                "<sip:a@h> x",
                "<sip:a@h>;",
                "<sip:a@h>;q=1.5",
                "<sip:a@h>;q=0.1234",
                "<sip:a@h>;q=-1",
                "<sip:a b@h>",
                "<1sip:a@h>",
                "sip:user@example.com?Route=%3Csip:x%3E",
            })
    void whatBreaksTheGrammarIsRefused(String value) {
        assertThat(ContactHeaders.read(List.of(value))).isNull();
    }

    @Test
    void numbersOfSecondsAreTakenWithinBoundsAndTheRestIgnored() {
        assertThat(ContactHeaders.seconds("0")).hasValue(0);
        assertThat(ContactHeaders.seconds("4294967295")).hasValue(0xFFFF_FFFFL);
        assertThat(ContactHeaders.seconds("99999999999999999999")).hasValue(0xFFFF_FFFFL);
        assertThat(ContactHeaders.seconds("-1")).isEmpty();
        assertThat(ContactHeaders.seconds("1h")).isEmpty();
        assertThat(ContactHeaders.seconds(null)).isEmpty();
    }
}
