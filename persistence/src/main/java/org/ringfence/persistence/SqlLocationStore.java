package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.registrar.LocationStore;
import org.ringfence.call.registrar.Registration;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;

/** Bindings in SQL. */
public final class SqlLocationStore implements LocationStore {

    private static final String PATH_SEPARATOR = "\n";
    private static final String UPDATE = "update sip_binding set contact = ?, call_id = ?, cseq = ?, expires_at = ?,"
            + " q = ?, transport = ?, received_host = ?, received_port = ?, instance = ?, reg_id = ?, path = ?,"
            + " user_agent = ?, registered_at = ? where domain = ? and user_part = ? and place = ?";
    private static final String INSERT = "insert into sip_binding (contact, call_id, cseq, expires_at, q, transport,"
            + " received_host, received_port, instance, reg_id, path, user_agent, registered_at, domain, user_part,"
            + " place) values (" + "?, ".repeat(15) + "?)";

    private final Database database;

    public SqlLocationStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Registration> load(Instant now) {
        Map<AddressOfRecord, List<Binding>> found = new LinkedHashMap<>();
        database.run(sql -> {
            found.clear();
            sql.list(
                    row -> found.computeIfAbsent(
                                    new AddressOfRecord(row.text("user_part"), row.text("domain")),
                                    address -> new ArrayList<>())
                            .add(binding(row)),
                    "select * from sip_binding where expires_at > ? order by domain, user_part, place",
                    now);
            return null;
        });
        return found.entrySet().stream()
                .map(entry -> new Registration(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What one phone registers must not keep those of the others from being stored. */
    @Override
    public void write(Collection<Registration> changed) {
        try {
            writeAll(changed);
        } catch (IllegalStateException refused) {
            changed.forEach(this::writeOrLeave);
        }
    }

    private void writeOrLeave(Registration registration) {
        try {
            writeAll(List.of(registration));
        } catch (IllegalStateException refused) {
            StoreLog.LOG.notStorable(registration.address().toString(), RootCause.of(refused));
        }
    }

    private void writeAll(Collection<Registration> changed) {
        database.run(sql -> {
            List<@Nullable Object[]> beyond = new ArrayList<>(changed.size());
            List<@Nullable Object[]> rows = new ArrayList<>(changed.size());
            for (Registration registration : changed) {
                AddressOfRecord address = registration.address();
                int place = 0;
                for (Binding binding : registration.bindings()) {
                    rows.add(values(address, place++, binding));
                }
                beyond.add(new @Nullable Object[] {address.domain(), address.user(), place});
            }
            sql.updateAll("delete from sip_binding where domain = ? and user_part = ? and place >= ?", beyond);
            // most are refreshes: a row that is there is changed in its place, which touches no index
            int[] found = sql.updateEach(UPDATE, rows);
            List<@Nullable Object[]> missing = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                if (found[i] == 0) {
                    missing.add(rows.get(i));
                }
            }
            sql.updateAll(INSERT, missing);
            return null;
        });
    }

    @Override
    public int removeExpired(Instant now) {
        return database.call(sql -> sql.update("delete from sip_binding where expires_at <= ?", now));
    }

    private static @Nullable Object[] values(AddressOfRecord address, int place, Binding binding) {
        return new @Nullable Object[] {
            binding.contact(),
            binding.callId(),
            binding.cseq(),
            binding.expiresAt(),
            binding.q(),
            binding.transport(),
            binding.receivedHost(),
            binding.receivedPort(),
            binding.instance(),
            binding.regId(),
            String.join(PATH_SEPARATOR, binding.path()),
            binding.userAgent(),
            binding.registeredAt(),
            address.domain(),
            address.user(),
            place
        };
    }

    private static Binding binding(Row row) throws SQLException {
        String path = row.text("path");
        return new Binding(
                row.text("contact"),
                row.text("call_id"),
                row.big("cseq"),
                row.instant("expires_at"),
                row.number("q"),
                row.constant(SipTransport.class, "transport"),
                row.text("received_host"),
                row.number("received_port"),
                row.textOrNull("instance"),
                row.number("reg_id"),
                path.isEmpty() ? List.of() : List.of(path.split(PATH_SEPARATOR)),
                row.textOrNull("user_agent"),
                row.instant("registered_at"));
    }
}
