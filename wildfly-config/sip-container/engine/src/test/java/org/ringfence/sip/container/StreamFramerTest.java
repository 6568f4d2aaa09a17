package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramerTest {

    private static final int MAXIMUM = 4_096;

    private final List<String> messages = new ArrayList<>();
    private int pings;
    private final StreamFramer framer = new StreamFramer(MAXIMUM, new StreamFramer.Sink() {
        @Override
        public void message(byte[] message) {
            messages.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void ping() {
            pings++;
        }
    });

    @Test
    void messagesInOneSegmentAreTwo() throws IOException {
        accept("A sip:a SIP/2.0\r\nContent-Length: 3\r\n\r\nabcB sip:b SIP/2.0\r\nContent-Length: 0\r\n\r\n");

        assertThat(messages)
                .containsExactly(
                        "A sip:a SIP/2.0\r\nContent-Length: 3\r\n\r\nabc",
                        "B sip:b SIP/2.0\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3",
                "content-length : 3",
                "l:3",
                "L: 3",
                "Content-Length:\r\n 3",
                "Content-Length: 003",
                "Content-Length: 3\r\nl: 3",
                "Subject: Content-Length\r\nl: 3"
            })
    void lengthIsReadInEachForm(String field) throws IOException {
        accept("A sip:a SIP/2.0\r\n" + field + "\r\nX: y\r\n\r\nabcB");

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).endsWith("\r\n\r\nabc");
        assertThat(framer.isWithinMessage()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: 99999999999999",
                "Content-Length: 2147483647",
                "Content-Length: 5000",
                "Content-Length: many",
                "Content-Length: 3 3",
                "Content-Length:",
                "Content-Length: 3\r\nContent-Length: 4",
                "X: a\rContent-Length: 3"
            })
    void lengthThatCannotBeTrustedEndsTheStream(String field) {
        assertThatThrownBy(() -> accept("A sip:a SIP/2.0\r\n" + field + "\r\n\r\nabc"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void lengthOfOneMessageIsForgottenAtTheNext() throws IOException {
        accept("A sip:a SIP/2.0\r\nContent-Length: 3\r\n\r\nabcB sip:b SIP/2.0\r\n\r\nC sip:c SIP/2.0\r\n\r\n");

        assertThat(messages).hasSize(3).last().isEqualTo("C sip:c SIP/2.0\r\n\r\n");
    }

    @Test
    void requestLineIsNoHeaderField() throws IOException {
        accept("l:9 sip:a SIP/2.0\r\n\r\n");

        assertThat(messages).hasSize(1);
    }

    @Test
    void keepAliveIsTwoLineEnds() throws IOException {
        accept("\r\n\r\n");
        accept("\r\n");
        accept("\r\n");
        accept("\r\nA sip:a SIP/2.0\r\n\r\n\r\n");

        assertThat(pings).isEqualTo(2);
        assertThat(messages).hasSize(1);
        assertThat(framer.isWithinMessage()).isFalse();
    }

    @Test
    void keepAlivesGoOnForEver() throws IOException {
        for (int i = 0; i < MAXIMUM; i++) {
            accept("\r\n\r\n");
        }

        assertThat(pings).isEqualTo(MAXIMUM);
    }

    @Test
    void headerThatNeverEndsIsBounded() {
        assertThatThrownBy(() -> accept("A".repeat(MAXIMUM + 1))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_123})
    void anyCutGivesTheSameMessages(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder stream = new StringBuilder();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int length = random.nextInt(200);
            String message = "M" + i + " sip:a SIP/2.0\r\nX: " + "x".repeat(random.nextInt(300))
                    + "\r\n folded\r\n" + (random.nextBoolean() ? "l" : "Content-Length") + ": " + length + "\r\n\r\n"
                    + "b".repeat(length);
            sent.add(message);
            stream.append(random.nextBoolean() ? "\r\n\r\n" : "").append(message);
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 600));
            framer.accept(bytes, at, length);
            at += length;
        }

        assertThat(messages).as("seed %d", seed).isEqualTo(sent);
    }

    private void accept(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        framer.accept(bytes, 0, bytes.length);
    }
}
