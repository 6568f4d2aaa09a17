package org.ringfence.selfattack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

/** The attacks on servers that have no defence: each has to tell so. */
@Spec("Q11")
class AttacksTest {

    private static final int KNOWN_SCANNER = 0;
    private static final int RENAMED_SCANNER = 1;
    private static final int ENUMERATION = 2;
    private static final int GUESSES = 5;

    @Test
    void serverThatAnswersScannersFails() throws Exception {
        BiFunction<String, Boolean, Integer> friendly = (request, proven) -> 200;

        assertThat(attack(KNOWN_SCANNER, friendly).held()).isFalse();
        assertThat(attack(RENAMED_SCANNER, friendly).held()).isFalse();
    }

    @Test
    void serverWhoseAnswersTellWhoExistsFails() throws Exception {
        Result telling = attack(ENUMERATION, (request, proven) -> request.contains("To: <sip:anna@") ? 401 : 404);

        assertThat(telling.held()).isFalse();
        assertThat(telling.remark()).startsWith("answers differ: ").contains("401", "404");
    }

    @Test
    void serverThatTakesAGuessFails() throws Exception {
        Result open = attack(GUESSES, (request, proven) -> proven ? 200 : 401);

        assertThat(open.held()).isFalse();
        assertThat(open.remark()).isEqualTo("a guess was taken");
    }

    @Test
    void serverThatAnswersGuessesWithoutEndFails() throws Exception {
        assertThat(attack(GUESSES, (request, proven) -> 401).held()).isFalse();
    }

    private static Result attack(int number, BiFunction<String, Boolean, Integer> status) throws Exception {
        try (NaiveServer server = new NaiveServer(status)) {
            Settings settings = Settings.parse(
                    List.of("--server", "127.0.0.1:" + server.port(), "--user", "anna", "--password", "secret"),
                    Map.of());
            return new Attacks(settings).all().get(number).run();
        }
    }
}
