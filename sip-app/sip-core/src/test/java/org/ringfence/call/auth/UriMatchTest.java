package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sip:one.example             | sip:one.example                     | true
        sip:ONE.example             | sip:one.example:5060;transport=udp  | true
        sip:bob@one.example         | sip:bob@One.Example;user=phone      | true
        sip:bob;x=1@one.example     | sip:bob@one.example                 | false
        sip:Bob@one.example         | sip:bob@one.example                 | false
        sip:bob@one.example         | sip:bob@two.example                 | false
        sip:bob@one.example:5062    | sip:bob@one.example                 | false
        sips:bob@one.example        | sip:bob@one.example                 | false
        sips:bob@one.example:5061   | sips:bob@one.example                | true
        sip:bob@[2001:db8::1]:5060  | sip:bob@[2001:DB8::1]               | true
        tel:+4930123456             | tel:+4930123456;phone-context=x     | true
        tel:+4930123456             | tel:+4930123457                     | false
        bob                         | sip:bob@one.example                 | false
        """)
    void uriStandsForTheSameTarget(String digestUri, String requestUri, boolean same) {
        assertThat(UriMatch.same(digestUri, requestUri)).isEqualTo(same);
    }
}
