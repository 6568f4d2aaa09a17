package org.ringfence.call.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Challenges requests and judges the answers. It keeps nothing for a request that it only challenges, does the same
 * work for names that nobody has as for real ones, and says no more than it must.
 */
public final class Authenticator {

    private static final int REPLAY_CAPACITY = 1 << 18;
    private static final int NONCE_COUNT_DIGITS = 8;
    private static final String REGISTER = "REGISTER";

    private final CredentialStore credentials;
    private final Nonces nonces;
    private final Supplier<DigestRules> rules;
    private final Predicate<String> ownHost;
    private final ReplayWindow replays = new ReplayWindow(REPLAY_CAPACITY);
    private final ClientAlgorithms clients = new ClientAlgorithms();

    /**
     * An authenticator.
     *
     * @param rules asked for each request, so that a change counts at once
     * @param ownHost whether a host in lower case is one of this server's addresses
     */
    public Authenticator(
            CredentialStore credentials, Nonces nonces, Supplier<DigestRules> rules, Predicate<String> ownHost) {
        this.credentials = credentials;
        this.nonces = nonces;
        this.rules = rules;
        this.ownHost = ownHost;
    }

    /**
     * The values of the WWW-Authenticate or Proxy-Authenticate headers that ask for an answer, in order.
     *
     * @param stale whether the answer that came had only the fault that its nonce is void
     */
    public List<String> challenge(AuthRequest request, boolean stale) {
        DigestRules current = rules.get();
        List<DigestAlgorithm> algorithms = current.algorithms() == AlgorithmPolicy.PREFER_SHA256
                ? clients.next(request.source(), request.userAgent())
                : current.algorithms().offered();
        String nonce = nonces.mint(request.source(), request.flow(), boundUri(request, current));
        List<String> values = new ArrayList<>(2);
        for (DigestAlgorithm algorithm : algorithms) {
            values.add("Digest realm=\"" + request.realm() + "\", nonce=\"" + nonce + "\", algorithm="
                    + algorithm.token() + ", qop=\"auth\"" + (stale ? ", stale=true" : ""));
        }
        return values;
    }

    /**
     * Judges a request.
     *
     * @param mayTry whether a password of the user with this name may be looked at now
     */
    public Outcome judge(AuthRequest request, Predicate<String> mayTry) {
        DigestAnswers.Found found = DigestAnswers.find(request.authorizations(), request.realm());
        if (found instanceof DigestAnswers.One one) {
            return mayTry.test(one.answer().username())
                    ? judge(request, one.answer(), rules.get())
                    : new Outcome.Unheard();
        }
        return found instanceof DigestAnswers.Malformed
                ? new Outcome.Bad(Outcome.Reason.MALFORMED, "", false)
                : new Outcome.Missing();
    }

    private Outcome bad(Outcome.Reason reason, AuthRequest request, DigestAnswer answer, DigestRules current) {
        boolean ours =
                nonces.open(answer.nonce(), request.source(), boundUri(request, current), current.nonceLifetime())
                        != null;
        return new Outcome.Bad(reason, answer.username(), ours);
    }

    private Outcome judge(AuthRequest request, DigestAnswer answer, DigestRules current) {
        DigestAlgorithm algorithm = algorithm(answer, current);
        if (algorithm == null) {
            return bad(Outcome.Reason.ALGORITHM, request, answer, current);
        }
        Optional<Credential> credential = credentials.find(answer.username(), request.realm());
        DigestStrictness strictness = credential.map(Credential::strictness).orElse(current.strictness());
        long count = nonceCount(answer);
        if (!isQopRight(answer, count, strictness)) {
            return bad(Outcome.Reason.QOP, request, answer, current);
        }
        if (!isUriRight(request, answer, current)) {
            return bad(Outcome.Reason.URI, request, answer, current);
        }
        Optional<Ha1> known = credential.flatMap(found -> found.ha1(algorithm));
        Ha1 ha1 = known.orElseGet(() -> decoy(algorithm, answer));
        if (!ResponseHash.isRight(algorithm, ha1, request.method(), answer) || known.isEmpty()) {
            Outcome.Reason reason = credential.isEmpty() ? Outcome.Reason.USER : Outcome.Reason.RESPONSE;
            return bad(reason, request, answer, current);
        }
        clients.answered(request.source(), request.userAgent(), algorithm);
        return isFresh(request, answer, count, current, strictness)
                ? new Outcome.Authentic(credential.orElseThrow().user())
                : new Outcome.Stale();
    }

    /**
     * The digest URI has to be the Request-URI. Some tools (SIPp among them) name the server's address instead; that
     * is taken where the nonce itself is sealed for the Request-URI, so that no answer is good for another target.
     */
    private boolean isUriRight(AuthRequest request, DigestAnswer answer, DigestRules current) {
        return UriMatch.same(answer.uri(), request.requestUri())
                || (current.strictness().bindsToUri() && ownHost.test(UriMatch.serverIn(answer.uri())));
    }

    /** The nonce was made before anybody knew whose it would be, so what it is bound to is the same for all. */
    private boolean isFresh(
            AuthRequest request, DigestAnswer answer, long count, DigestRules current, DigestStrictness strictness) {
        Nonces.Genuine nonce =
                nonces.open(answer.nonce(), request.source(), boundUri(request, current), current.nonceLifetime());
        if (nonce == null || !isFromWhereItWasSent(nonce, request, current)) {
            return false;
        }
        return switch (strictness) {
            case LEGACY, STANDARD -> true;
            case STRICT -> replays.take(nonce, count, current.nonceCountWindow());
            case ONE_TIME -> replays.take(nonce, 1, 1);
        };
    }

    /** Who overheard a registration behind the same address must not move its contact to a port of its own. */
    private static boolean isFromWhereItWasSent(Nonces.Genuine nonce, AuthRequest request, DigestRules current) {
        return current.reuseAcrossPorts() || !request.method().equals(REGISTER) || nonce.flow() == request.flow();
    }

    private Ha1 decoy(DigestAlgorithm algorithm, DigestAnswer answer) {
        byte[] hash = nonces.decoy(answer.realm() + ':' + answer.username());
        return Ha1.ofBytes(ResponseHash.hex(hash), algorithm.hexLength());
    }

    private static @Nullable String boundUri(AuthRequest request, DigestRules current) {
        return current.strictness().bindsToUri() ? request.requestUri() : null;
    }

    private static @Nullable DigestAlgorithm algorithm(DigestAnswer answer, DigestRules current) {
        DigestAlgorithm algorithm = answer.algorithm() == null
                ? DigestAlgorithm.MD5
                : DigestAlgorithm.of(answer.algorithm()).orElse(null);
        return algorithm != null && current.algorithms().allows(algorithm) ? algorithm : null;
    }

    private static boolean isQopRight(DigestAnswer answer, long count, DigestStrictness strictness) {
        if (answer.qop() == null) {
            return !strictness.needsQop();
        }
        return answer.qop().equalsIgnoreCase("auth") && answer.cnonce() != null && count > 0;
    }

    /** The nonce count, 0 if there is none or it is not eight hexadecimal digits. */
    private static long nonceCount(DigestAnswer answer) {
        String digits = answer.nonceCount();
        if (digits == null || digits.length() != NONCE_COUNT_DIGITS) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(digits, 16));
        } catch (NumberFormatException notHexadecimal) {
            return 0;
        }
    }
}
