package org.ringfence.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The generator must be right before what it measures can be. */
class DigestAnswerTest {

    @Test
    void answerPicksTheChallengeOfItsAlgorithm() {
        List<String> challenges = List.of(
                "Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\"",
                "Digest realm=\"r\", nonce=\"n2\", algorithm=MD5, qop=\"auth\"");

        String answer = new DigestAnswer("u", "p", "MD5").to(challenges, "REGISTER", "sip:r", "c");

        assertThat(answer).contains("nonce=\"n2\"", "algorithm=MD5", "nc=00000001", "qop=auth");
    }

    @Test
    void answerIsThatOfRfc7616() {
        String challenge = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, "
                + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

        String answer = new DigestAnswer("Mufasa", "Circle of Life", "SHA-256")
                .to(List.of(challenge), "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(answer).contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }
}
