package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.AddressFile;
import org.ringfence.gate.ban.AddressList;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.gate.source.DropReason;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.PolicySource;
import org.ringfence.sipapp.perimeter.PerimeterExports;
import org.ringfence.sipapp.perimeter.PerimeterService;

/** Bans as the console sees them. */
@ApplicationScoped
public class BanControl implements PerimeterPort {

    private static final Duration LONGEST_LOAD_TEST = Duration.ofHours(4);

    @Inject
    private Perimeter perimeter;

    @Inject
    private PerimeterService service;

    @Inject
    private PolicySource policies;

    @Inject
    private PerimeterExports exports;

    @Inject
    private SecurityEvents events;

    @Inject
    private EventControl eventControl;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Outcome<BanView> ban(String key, @Nullable Duration lifetime, String reason) {
        return withKey(key, parsed -> {
            Accusation accusation = new Accusation(
                    BanCause.OPERATOR,
                    reason.isEmpty() ? "operator" : reason,
                    0,
                    Evidence.none(clock.millis()),
                    false,
                    lifetime);
            return perimeter
                    .bans()
                    .ban(parsed, accusation)
                    .<Outcome<BanView>>map(made -> new Outcome.Done<>(view(made)))
                    .orElseGet(() -> new Outcome.Refused<>(
                            key + " is never banned: it is this server's own, a trunk's," + " or on the allow list"));
        });
    }

    @Override
    public Outcome<UnbanReport> unban(String key, @Nullable Duration allow) {
        return withKey(key, parsed -> {
            List<Ban> taken = perimeter.bans().touching(parsed).stream()
                    .flatMap(ban -> perimeter.bans().unban(ban.key()).stream())
                    .toList();
            Instant until = allow == null ? null : clock.instant().plus(allow);
            if (until != null) {
                perimeter.bans().pardon(parsed, until.toEpochMilli());
            }
            boolean quenched = parsed instanceof BanKey.Addresses addresses && perimeter.unquench(addresses.range());
            return taken.isEmpty() && until == null && !quenched
                    ? new Outcome.Refused<>("No ban holds for " + key + "; list-bans shows those that stand")
                    : new Outcome.Done<>(report(taken, until));
        });
    }

    private UnbanReport report(List<Ban> taken, @Nullable Instant until) {
        PerimeterService.Agreement agreement = service.agreement();
        return new UnbanReport(views(taken), until, agreement.nodes(), agreement.unreached());
    }

    @Override
    public Outcome<UnbanReport> unbanAll() {
        List<Ban> taken = perimeter.bans().list(ban -> true, Integer.MAX_VALUE).stream()
                .flatMap(ban -> perimeter.bans().unban(ban.key()).stream())
                .toList();
        perimeter.reset();
        return new Outcome.Done<>(report(taken, null));
    }

    @Override
    public Outcome<List<BanView>> listBans(String filter, int limit) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        return new Outcome.Done<>(views(perimeter.bans().list(ban -> contains(ban, wanted), limit)));
    }

    private static boolean contains(Ban ban, String wanted) {
        String text = ban.key() + " " + ban.cause() + " " + ban.rule() + " "
                + ban.key().kind();
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @Override
    public Outcome<ExplanationView> explainBan(String key) {
        return withKey(key, parsed -> {
            List<Ban> bans = perimeter.bans().touching(parsed);
            String firewall = exports.firewallState();
            String verdict = verdict(parsed, bans) + (firewall.isEmpty() ? "" : ". " + firewall);
            return new Outcome.Done<>(new ExplanationView(parsed.toString(), verdict, views(bans)));
        });
    }

    private String verdict(BanKey key, List<Ban> bans) {
        if (!bans.isEmpty()) {
            return bans.stream().allMatch(Ban::sparesKnown)
                    ? "Banned, but for phones that proved themselves lately"
                    : "Banned";
        }
        if (key instanceof BanKey.Addresses addresses && perimeter.isQuenched(addresses.range())) {
            return "Not banned; it floods without proof that it is what it says, and gets no answers for a while, but"
                    + " for phones that proved themselves lately";
        }
        return "Not banned";
    }

    @Override
    public Outcome<List<EventView>> listSecurityEvents(@Nullable String since, @Nullable String kind, int limit) {
        return eventControl.list(since, kind, limit);
    }

    @Override
    public Outcome<PerimeterView> showPerimeter() {
        return new Outcome.Done<>(view());
    }

    @Override
    public PerimeterFigures figures() {
        Map<String, Long> dropped = new HashMap<>();
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason.name(), perimeter.drops().dropped(reason));
        }
        Map<String, Long> made = new HashMap<>();
        for (BanCause cause : BanCause.values()) {
            made.put(cause.name(), perimeter.banCounts().made(cause));
        }
        Map<String, Long> told = new HashMap<>();
        for (SecurityEvent.Kind kind : SecurityEvent.Kind.values()) {
            told.put(kind.name(), events.count(kind));
        }
        return new PerimeterFigures(perimeter.drops().passed(), dropped, made, told, events.lost());
    }

    @Override
    public Outcome<PerimeterView> loadTestMode(Duration duration, String reason) {
        if (duration.isNegative() || duration.compareTo(LONGEST_LOAD_TEST) > 0) {
            return new Outcome.Refused<>("A load test lasts 0 to " + LONGEST_LOAD_TEST.toSeconds() + " seconds");
        }
        perimeter.open(duration);
        ControlLog.LOG.loadTestMode(duration.toSeconds(), reason);
        return new Outcome.Done<>(view());
    }

    @Override
    public Outcome<ListReport> importBans(Path file, @Nullable Duration lifetime) {
        AddressFile read;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            read = AddressFile.read(lines, Integer.MAX_VALUE);
        } catch (IOException | UncheckedIOException unreadable) {
            return new Outcome.Refused<>(file + " can't be read as UTF-8 text: " + unreadable.getMessage());
        }
        if (!read.problems().isEmpty()) {
            return new Outcome.Refused<>("Nothing was banned: " + String.join("; ", read.problems()));
        }
        Evidence evidence = Evidence.none(clock.millis());
        Accusation accusation =
                new Accusation(BanCause.LIST, String.valueOf(file.getFileName()), 0, evidence, false, lifetime);
        long made = read.entries().stream()
                .filter(range -> perimeter
                        .bans()
                        .ban(new BanKey.Addresses(range), accusation)
                        .isPresent())
                .count();
        return new Outcome.Done<>(new ListReport(Math.toIntExact(made), List.of()));
    }

    @Override
    public Outcome<ListReport> exportBans(Path file) {
        List<String> lines = AddressList.of(perimeter.bans(), Integer.MAX_VALUE).stream()
                .map(entry -> entry.range().toString())
                .toList();
        try {
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "bans", ".part");
            Files.write(unfinished, lines, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.Done<>(new ListReport(lines.size(), List.of()));
        } catch (IOException unwritable) {
            return new Outcome.Refused<>(file + " can't be written: " + unwritable.getMessage());
        }
    }

    private static <T> Outcome<T> withKey(String key, Function<BanKey, Outcome<T>> action) {
        try {
            return action.apply(BanKey.parse(key));
        } catch (IllegalArgumentException unreadable) {
            return new Outcome.Refused<>(
                    Optional.ofNullable(unreadable.getMessage()).orElse(key));
        }
    }

    private PerimeterView view() {
        long openUntil = perimeter.openUntil();
        return new PerimeterView(
                policies.current(FirewallPolicy.class).level().name(),
                perimeter.bans().size(),
                perimeter.quenched(),
                perimeter.guessing().isRaining(),
                openUntil == 0 ? null : Instant.ofEpochMilli(openUntil),
                perimeter.drops().passed(),
                perimeter.drops().dropped(DropReason.DENIED),
                perimeter.drops().dropped(DropReason.BANNED),
                perimeter.drops().dropped(DropReason.QUENCHED),
                perimeter.drops().dropped(DropReason.FLOOD),
                perimeter.drops().dropped(DropReason.NETWORK_SPEED));
    }

    private static List<BanView> views(List<Ban> bans) {
        return bans.stream().map(BanControl::view).toList();
    }

    private static BanView view(Ban ban) {
        return new BanView(
                ban.key().toString(),
                ban.key().kind().name(),
                ban.cause().name(),
                ban.rule(),
                ban.threshold(),
                ban.evidence().count(),
                Instant.ofEpochMilli(ban.evidence().firstAt()),
                Instant.ofEpochMilli(ban.evidence().lastAt()),
                ban.evidence().firstSample(),
                ban.evidence().lastSample(),
                ban.sparesKnown(),
                ban.strike(),
                Instant.ofEpochMilli(ban.since()),
                Instant.ofEpochMilli(ban.until()),
                ban.node(),
                ban.configuration());
    }
}
