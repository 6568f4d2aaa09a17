package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.spec.Spec;

class ResponseHashTest {

    /** The examples of RFC 7616 section 3.9.1 and RFC 2617 section 3.5; the last one is RFC 2069's form of it. */
    @ParameterizedTest
    @Spec("D9")
    @CsvSource(delimiter = '|', textBlock = """
        SHA_256 | http-auth@example.org | Circle of Life | 7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v | auth | f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ | 00000001 | 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1
        MD5     | http-auth@example.org | Circle of Life | 7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v | auth | f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ | 00000001 | 8ca523f5e9506fed4657c9700eebdbec
        MD5     | testrealm@host.com    | Circle Of Life | dcd98b7102dd2f0e8b11d0f600bfb0c093            | auth | 0a4f113b                                     | 00000001 | 6629fae49393a05397450978507c4ef1
        MD5     | testrealm@host.com    | Circle Of Life | dcd98b7102dd2f0e8b11d0f600bfb0c093            |      |                                              |          | 670fd8c2df070c60b045671b8b24ff02
        """)
    void examplesOfTheStandardsAreComputedRight(
            DigestAlgorithm algorithm,
            String realm,
            String password,
            String nonce,
            String qop,
            String cnonce,
            String count,
            String response) {
        Ha1 ha1 = Ha1.of(algorithm, "Mufasa", realm, password);
        DigestAnswer right = new DigestAnswer(
                "Mufasa", realm, nonce, "/dir/index.html", response, algorithm.token(), qop, cnonce, count);
        DigestAnswer upper = new DigestAnswer(
                "Mufasa",
                realm,
                nonce,
                "/dir/index.html",
                response.toUpperCase(java.util.Locale.ROOT),
                algorithm.token(),
                qop,
                cnonce,
                count);

        assertThat(ResponseHash.isRight(algorithm, ha1, "GET", right)).isTrue();
        assertThat(ResponseHash.isRight(algorithm, ha1, "GET", upper)).isTrue();
        assertThat(ResponseHash.isRight(algorithm, ha1, "PUT", right)).isFalse();
        assertThat(ResponseHash.isRight(algorithm, Ha1.of(algorithm, "Mufasa", realm, "other"), "GET", right))
                .isFalse();
    }
}
