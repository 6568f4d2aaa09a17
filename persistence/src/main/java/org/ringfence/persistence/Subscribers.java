package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.Credential;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.provisioning.KnownLogin;
import org.ringfence.call.provisioning.KnownNumber;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.Trunk;

/** All users, credentials, domains and trunks as they stood at one instant. */
final class Subscribers {

    static final Subscribers NONE = new Subscribers(-1, Set.of(), Map.of(), Map.of(), Map.of(), List.of());

    private final long edition;
    private final Set<String> domains;
    private final Map<AddressOfRecord, SipUser> byAddress;
    private final Map<String, SipUser> byNumber;
    private final Map<Name, Credential> credentials;
    private final List<Trunk> trunks;

    private record Name(String username, String realm) {}

    private Subscribers(
            long edition,
            Set<String> domains,
            Map<AddressOfRecord, SipUser> byAddress,
            Map<String, SipUser> byNumber,
            Map<Name, Credential> credentials,
            List<Trunk> trunks) {
        this.edition = edition;
        this.domains = domains;
        this.byAddress = byAddress;
        this.byNumber = byNumber;
        this.credentials = credentials;
        this.trunks = trunks;
    }

    static Subscribers read(Sql sql, HashSealing sealing) throws SQLException {
        long edition = Edition.SUBSCRIBERS.number(sql);
        Set<String> domains = Set.copyOf(sql.list(row -> row.text("name"), "select name from sip_domain"));
        Map<Long, List<String>> numbers = new HashMap<>();
        sql.list(
                row -> numbers.computeIfAbsent(row.big("user_id"), id -> new ArrayList<>())
                        .add(row.text("digits")),
                "select digits, user_id from sip_number order by digits");
        Map<Long, SipUser> users = new HashMap<>();
        for (SipUser user : sql.list(
                row -> user(row, numbers),
                "select id, user_part, domain, account_id, transports, sign_in, addresses, tech_prefix,"
                        + " certificates, enabled from sip_user")) {
            users.put(user.id().value(), user);
        }
        Map<AddressOfRecord, SipUser> byAddress = new HashMap<>(users.size() * 2);
        Map<String, SipUser> byNumber = new HashMap<>();
        for (SipUser user : users.values()) {
            byAddress.put(user.address(), user);
            user.numbers().forEach(number -> byNumber.put(number, user));
        }
        return new Subscribers(edition, domains, byAddress, byNumber, credentials(sql, users, sealing), trunks(sql));
    }

    private static SipUser user(Row row, Map<Long, List<String>> numbers) throws SQLException {
        Set<SipTransport> transports = Arrays.stream(row.text("transports").split(","))
                .map(SipTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new SipUser(
                new SipUserId(row.big("id")),
                new AddressOfRecord(row.text("user_part"), row.text("domain")),
                new AccountId(row.big("account_id")),
                numbers.getOrDefault(row.big("id"), List.of()),
                transports,
                new SignIn(
                        row.constant(SignIn.Type.class, "sign_in"),
                        row.text("addresses"),
                        row.text("tech_prefix"),
                        row.text("certificates")),
                row.flag("enabled"));
    }

    private static Map<Name, Credential> credentials(Sql sql, Map<Long, SipUser> users, HashSealing sealing)
            throws SQLException {
        Map<Name, Credential> credentials = new HashMap<>(users.size() * 2);
        sql.list(
                row -> {
                    SipUser user = users.get(row.big("user_id"));
                    // whoever is known by something else has no password, whatever is stored
                    return user == null || !user.signIn().byPassword()
                            ? null
                            : credentials.put(
                                    new Name(row.text("username"), row.text("realm")), credential(user, row, sealing));
                },
                "select c.realm, c.username, c.user_id, c.sha256, c.md5, u.algorithms, u.strictness from credential c"
                        + " join sip_user u on u.id = c.user_id");
        return credentials;
    }

    private static Credential credential(SipUser user, Row row, HashSealing sealing) throws SQLException {
        String algorithms = row.textOrNull("algorithms");
        String strictness = row.textOrNull("strictness");
        return new Credential(
                user,
                ha1s(row, sealing),
                algorithms == null ? null : AlgorithmPolicy.valueOf(algorithms),
                strictness == null ? null : DigestStrictness.valueOf(strictness));
    }

    private static Map<DigestAlgorithm, Ha1> ha1s(Row row, HashSealing sealing) throws SQLException {
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            String stored = row.text(algorithm == DigestAlgorithm.MD5 ? "md5" : "sha256");
            String hash = sealing.open(row.text("realm"), row.text("username"), algorithm, stored);
            if (!hash.isEmpty()) {
                ha1s.put(algorithm, Ha1.ofHex(algorithm, hash));
            }
        }
        return ha1s;
    }

    private static List<Trunk> trunks(Sql sql) throws SQLException {
        Map<Long, List<Gateway>> gateways = new HashMap<>();
        sql.list(
                row -> gateways.computeIfAbsent(row.big("trunk_id"), id -> new ArrayList<>())
                        .add(new Gateway(
                                row.text("host"), row.number("port"), row.constant(SipTransport.class, "transport"))),
                "select trunk_id, host, port, transport from trunk_gateway order by trunk_id, place");
        Map<Long, Set<String>> prefixes = new HashMap<>();
        sql.list(
                row -> prefixes.computeIfAbsent(row.big("trunk_id"), id -> new HashSet<>())
                        .add(row.text("prefix")),
                "select trunk_id, prefix from trunk_prefix");
        return sql.list(
                row -> {
                    Long id = row.big("account_id");
                    Long maxCalls = row.bigOrNull("max_calls");
                    return new Trunk(
                            new AccountId(id),
                            row.text("name"),
                            gateways.getOrDefault(id, List.of()),
                            prefixes.getOrDefault(id, Set.of()),
                            row.number("priority"),
                            row.number("weight"),
                            maxCalls == null ? OptionalInt.empty() : OptionalInt.of(maxCalls.intValue()),
                            row.flag("enabled"));
                },
                "select account_id, name, priority, weight, max_calls, enabled from trunk order by priority, name");
    }

    /** The edition that was read; what a later one changed may be missing. */
    long edition() {
        return edition;
    }

    boolean isServed(String domain) {
        return domains.contains(domain);
    }

    Optional<SipUser> byAddress(AddressOfRecord address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Optional<SipUser> byNumber(String digits) {
        return Optional.ofNullable(byNumber.get(digits));
    }

    Optional<Credential> credential(String username, String realm) {
        return Optional.ofNullable(credentials.get(new Name(username, realm)));
    }

    List<KnownLogin> logins() {
        return credentials.entrySet().stream()
                .map(entry ->
                        new KnownLogin(entry.getKey().username(), entry.getKey().realm(), entry.getValue()))
                .toList();
    }

    List<KnownNumber> numbers(String prefix, int limit) {
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .sorted(Map.Entry.comparingByKey())
                .limit(limit)
                .map(entry -> new KnownNumber(entry.getKey(), entry.getValue().address()))
                .toList();
    }

    List<Trunk> trunks() {
        return trunks;
    }
}
