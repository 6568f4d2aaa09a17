package org.ringfence.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/**
 * What the console can ask about bans. The key of a ban is an address ({@code 192.0.2.7}, {@code 2001:db8::/64}), an
 * address and port ({@code 192.0.2.7:5060}), {@code agent:NAME}, {@code account:USER@DOMAIN} or
 * {@code device:USER@DOMAIN|CONTACT}.
 */
public interface PerimeterPort {

    /**
     * Bans a key on all nodes.
     *
     * @param lifetime null for as long as the policy says
     * @param reason shown with the ban
     */
    Outcome<BanView> ban(String key, @Nullable Duration lifetime, String reason);

    /**
     * Takes back, on all nodes, every ban that holds for a key: for an address also those of its ports and of the
     * networks that it is in (SPEC A18, Q10).
     *
     * @param allow how long the key is not banned again; null for not at all
     */
    Outcome<UnbanReport> unban(String key, @Nullable Duration allow);

    /** Takes all bans back, on all nodes, and forgets all counts (SPEC A18, {@code delbanned,all}). */
    Outcome<UnbanReport> unbanAll();

    /** Bans whose key, cause or rule contains a text, the latest first. */
    Outcome<List<BanView>> listBans(String filter, int limit);

    /** Why a key is let in or not (SPEC Q3, Q10). */
    Outcome<ExplanationView> explainBan(String key);

    /** How the perimeter of this node stands. */
    Outcome<PerimeterView> showPerimeter();

    /** What was let in, dropped and banned since the start; quick, and never refused (SPEC P12). */
    PerimeterFigures figures();

    /** Switches the rules of the firewall off for a while; zero ends it (SPEC O). */
    Outcome<PerimeterView> loadTestMode(Duration duration, String reason);

    /** Bans the addresses and networks that a file lists, one a line (SPEC P11). */
    Outcome<ListReport> importBans(Path file, @Nullable Duration lifetime);

    /** Writes the addresses and networks that are banned to a file, one a line (SPEC P11). */
    Outcome<ListReport> exportBans(Path file);

    /**
     * Security events, the latest first (SPEC P15).
     *
     * @param since an instant such as 2026-11-23T08:00:00Z, or a time back from now such as PT1H; null for all
     * @param kind one of {@link #EVENT_KINDS}; null for all
     */
    Outcome<List<EventView>> listSecurityEvents(@Nullable String since, @Nullable String kind, int limit);

    /** A security event; {@code delivered} is when it was passed on, null if it was not. */
    record EventView(
            Instant time,
            String kind,
            String subject,
            String rule,
            String evidence,
            String node,
            @Nullable Instant delivered) {}

    /** A ban with all that explains it; messages are one line without secrets. */
    record BanView(
            String key,
            String kind,
            String cause,
            String rule,
            long threshold,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            String firstMessage,
            String lastMessage,
            boolean sparesKnown,
            int strike,
            Instant since,
            Instant until,
            String node,
            long configurationVersion) {}

    /**
     * Bans that were taken back, with their causes.
     *
     * @param confirmedBy nodes that have taken them back; none when that could not be found out in time
     * @param unreachedNodes how many of the configured nodes have not yet; they do when they come back
     */
    record UnbanReport(
            List<BanView> unbanned, @Nullable Instant allowedUntil, List<String> confirmedBy, int unreachedNodes) {

        /** Copies the list. */
        public UnbanReport {
            unbanned = List.copyOf(unbanned);
            confirmedBy = List.copyOf(confirmedBy);
        }
    }

    /** Whether a key is let in, in a sentence, and the bans that hold for it. */
    record ExplanationView(String key, String verdict, List<BanView> bans) {

        /** Copies the list. */
        public ExplanationView {
            bans = List.copyOf(bans);
        }
    }

    /** Counters since the start, and what is in force. */
    record PerimeterView(
            String level,
            int bans,
            int quenchedAddresses,
            boolean guessesRaining,
            @Nullable Instant loadTestModeUntil,
            long passed,
            long droppedDenied,
            long droppedBanned,
            long droppedQuenched,
            long droppedFlood,
            long droppedNetworkSpeed) {}

    /** Why messages are dropped before they are parsed; the keys of {@link PerimeterFigures#dropped}. */
    List<String> DROP_REASONS = List.of("DENIED", "BOGON", "BANNED", "QUENCHED", "FLOOD", "NETWORK_SPEED");

    /** Why bans are made; the keys of {@link PerimeterFigures#bansMade}. */
    List<String> BAN_CAUSES = List.of(
            "FLOOD",
            "WRONG_MESSAGES",
            "UNAUTHENTICATED",
            "WRONG_PASSWORDS",
            "GUESSING",
            "SCANNING",
            "PENDING_DIALOGS",
            "USER_AGENT",
            "HONEYPOT",
            "DIALOG_ABUSE",
            "OPERATOR",
            "LIST");

    /** What security events are about; the keys of {@link PerimeterFigures#events}. */
    List<String> EVENT_KINDS = List.of(
            "BAN",
            "UNBAN",
            "BAN_ENDED",
            "GUESSING_BEGUN",
            "GUESSING_STOPPED",
            "QUENCH_BEGUN",
            "QUENCH_ENDED",
            "HONEYPOT_TOUCHED",
            "WEAK_PASSWORD",
            "PASSWORD_AGED",
            "PASSWORD_CHANGED",
            "ACCOUNT_LOCKED",
            "ACCOUNT_UNLOCKED",
            "ACCOUNT_DORMANT",
            "ACCESS_CHANGED",
            "LIMIT_REACHED",
            "LOW_BALANCE",
            "SUSPECTED_FRAUD");

    /**
     * Counts since the start of this node.
     *
     * @param passed messages that were let in
     * @param dropped messages by the reason that they were dropped for
     * @param bansMade bans by their cause
     * @param events security events by their kind
     * @param eventsLost security events that could not be stored
     */
    record PerimeterFigures(
            long passed,
            Map<String, Long> dropped,
            Map<String, Long> bansMade,
            Map<String, Long> events,
            long eventsLost) {

        /** Copies the maps. */
        public PerimeterFigures {
            dropped = Map.copyOf(dropped);
            bansMade = Map.copyOf(bansMade);
            events = Map.copyOf(events);
        }
    }

    /** What a list did; problems name lines. */
    record ListReport(int entries, List<String> problems) {

        /** Copies the list. */
        public ListReport {
            problems = List.copyOf(problems);
        }
    }
}
