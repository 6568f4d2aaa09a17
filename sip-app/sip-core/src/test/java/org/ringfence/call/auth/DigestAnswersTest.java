package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAnswersTest {

    private static final String RIGHT = "Digest username=\"anna\", realm=\"one.example\", nonce=\"abc\", "
            + "uri=\"sip:one.example\", response=\"0123\"";

    private static DigestAnswers.Found find(String... values) {
        return DigestAnswers.find(List.of(values), "one.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest username=\"anna\",realm=\"one.example\",nonce=\"abc\",uri=\"sip:one.example\",response=\"0123\"",
                "DIGEST  USERNAME = \"anna\" ,\r\n\tRealm=\"one.example\", NONCE=abc, uri=\"sip:one.example\", response=0123",
                "digest\tusername=anna, realm=\"one\\.example\", nonce=\"a\\bc\", uri=\"sip:one.example\", response=\"0123\", "
                        + "unknown=\"x, username=\\\"eve\\\"\"",
            })
    void anyLegalWritingIsRead(String value) {
        assertThat(find(value)).isInstanceOfSatisfying(DigestAnswers.One.class, one -> {
            assertThat(one.answer().username()).isEqualTo("anna");
            assertThat(one.answer().realm()).isEqualTo("one.example");
            assertThat(one.answer().nonce()).isEqualTo("abc");
            assertThat(one.answer().response()).isEqualTo("0123");
            assertThat(one.answer().qop()).isNull();
        });
    }

    @Test
    void commasAndQuotesWithinQuotedNamesStay() {
        String value = RIGHT.replace("\"anna\"", "\"a, realm=\\\"x\\\", \\\\na\"");

        assertThat(find(value)).isInstanceOfSatisfying(DigestAnswers.One.class, one -> assertThat(
                        one.answer().username())
                .isEqualTo("a, realm=\"x\", \\na"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest ,",
                "Digest username",
                "Digest username=\"anna",
                "Digest username=\"anna\\",
                RIGHT + ",",
                RIGHT + " qop=auth",
                RIGHT + ", username=\"eve\"",
                RIGHT + ", URI=\"sip:two.example\"",
                RIGHT + ", userhash=true",
                "Digest realm=\"one.example\", nonce=\"abc\", uri=\"sip:one.example\", response=\"0123\"",
                "Digest username=\"anna\", realm=\"one.example\", uri=\"sip:one.example\", response=\"0123\"",
                "Digest username*=UTF-8''anna, realm=\"one.example\", nonce=\"a\", uri=\"sip:one.example\", response=\"0\"",
            })
    void whatBreaksTheGrammarOrMissesSomethingIsMalformed(String value) {
        assertThat(find(value)).isInstanceOf(DigestAnswers.Malformed.class);
    }

    @Test
    void anOverlongHeaderIsMalformed() {
        assertThat(find(RIGHT + ", x=\"" + "y".repeat(5000) + "\"")).isInstanceOf(DigestAnswers.Malformed.class);
    }

    @Test
    void otherSchemesAndOtherRealmsAreNotForUs() {
        assertThat(find()).isInstanceOf(DigestAnswers.None.class);
        assertThat(find("Basic YTpi", "Bearer x", RIGHT.replace("one.example", "two.example")))
                .isInstanceOf(DigestAnswers.None.class);
        assertThat(find(RIGHT.replace("one.example", "two.example"), RIGHT)).isInstanceOf(DigestAnswers.One.class);
    }

    @Test
    void twoAnswersForOurRealmAreMalformed() {
        assertThat(find(RIGHT, RIGHT)).isInstanceOf(DigestAnswers.Malformed.class);
    }
}
