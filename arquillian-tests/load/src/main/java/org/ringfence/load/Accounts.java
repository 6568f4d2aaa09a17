package org.ringfence.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The users that the generator is: {@code load0@domain} and so on, all with one password.
 *
 * @param domain the SIP domain
 * @param password the password of all of them
 * @param count how many there are
 */
record Accounts(String domain, String password, int count) {

    String user(int operation) {
        return "load" + Math.floorMod(operation, count);
    }

    /** Writes the file that the operation {@code import-accounts} reads. */
    void writeCsv(Path file) throws IOException {
        Files.write(
                file,
                (Iterable<String>) IntStream.range(0, count)
                        .mapToObj(i -> user(i) + ";" + domain + ";" + password + ";END_USER;1000.00;EUR;50")::iterator,
                StandardCharsets.UTF_8);
    }
}
