package org.ringfence.selfattack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the suite was asked for.
 *
 * @param target who is attacked
 * @param domain a domain that the server serves
 * @param user an ordinary user, whose service must go on; null for none
 * @param password that user's
 * @param console the console's address, {@code HOST:PORT}; null when it must not be asked
 */
record Settings(
        Target target,
        String domain,
        @Nullable String user,
        @Nullable String password,
        @Nullable String console) {

    private static final String PASSWORD = "RINGFENCE_ATTACK_PASSWORD";

    static final String USAGE = """
            Attacks a server of your own for about a minute, and tells what each defence did (SPEC Q11).
            Usage: ringfence-attack.sh [option...]
              --server ADDRESS[:PORT]  where it listens for SIP (127.0.0.1:5060)
              --own ADDRESS            the same address again, when it is not loopback: it is your own test server
              --domain DOMAIN          a domain that it serves (ringfence.example)
              --user USER              an ordinary user, to see that service goes on (none)
              --password PASSWORD      that user's; kept from others on this machine as RINGFENCE_ATTACK_PASSWORD
              --console ADDRESS:PORT   the management console, asked which defence answered (127.0.0.1:9990); none: not asked
            Ends with 0 when all defences held, 1 when one did not, 2 when nothing was attacked.
            """;

    /**
     * Reads the options.
     *
     * @param environment where the password is looked for when no option gives it
     * @throws NotAllowed with a sentence when something is wrong or must not be attacked
     */
    static Settings parse(List<String> arguments, Map<String, String> environment) throws NotAllowed {
        String server = "127.0.0.1:5060";
        String own = null;
        String domain = "ringfence.example";
        String user = null;
        String password = null;
        String console = "127.0.0.1:9990";
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new NotAllowed(name + " needs a value, or is no option.");
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--server" -> server = value;
                case "--own" -> own = value;
                case "--domain" -> domain = value;
                case "--user" -> user = value;
                case "--password" -> password = value;
                case "--console" -> console = value.equals("none") ? null : value;
                default -> throw new NotAllowed(name + " is no option.");
            }
        }
        if (user != null && password == null) {
            password = environment.get(PASSWORD);
        }
        if ((user == null) != (password == null)) {
            throw new NotAllowed("--user and --password, or " + PASSWORD + " in the environment, belong together.");
        }
        if (!(domain + user).matches("[A-Za-z0-9._+-]{1,200}")) {
            throw new NotAllowed("Domain and user are of letters, digits, dots and hyphens.");
        }
        return new Settings(Target.parse(server, own), domain, user, password, console);
    }
}
