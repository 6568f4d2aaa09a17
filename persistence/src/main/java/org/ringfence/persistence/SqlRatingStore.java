package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.rerating.Rating;
import org.ringfence.billing.rerating.RatingStore;
import org.ringfence.billing.tariff.TariffVersionId;

/** Later versions of what calls cost in SQL. */
public final class SqlRatingStore implements RatingStore {

    private static final String SELECT =
            "select r.attempt_id, r.version, r.charge, r.currency, r.tariff_version_id, r.rated_at from call_rating r ";

    private final Database database;

    public SqlRatingStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Rating> latest(AttemptId attempt) {
        return database.call(sql -> sql.find(
                SqlRatingStore::rating,
                SELECT + "where r.attempt_id = ? order by r.version desc fetch first 1 rows only",
                attempt.value()));
    }

    @Override
    public Map<AttemptId, Rating> latest(Instant from, Instant until) {
        Map<AttemptId, Rating> latest = new HashMap<>();
        database.call(sql -> sql.list(
                        SqlRatingStore::rating,
                        SELECT + "join call_record c on c.attempt_id = r.attempt_id"
                                + " where c.released_at >= ? and c.released_at < ? order by r.version",
                        from,
                        until))
                .forEach(rating -> latest.put(rating.attempt(), rating));
        return latest;
    }

    @Override
    public void add(Rating rating) {
        try {
            database.<Integer>apart(sql -> sql.update(
                    "insert into call_rating (attempt_id, version, charge, currency, tariff_version_id, rated_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    rating.attempt().value(),
                    rating.version(),
                    rating.charge(),
                    rating.charge().currency().getCurrencyCode(),
                    rating.tariffVersion() == null
                            ? null
                            : rating.tariffVersion().value(),
                    rating.at()));
        } catch (Database.KeyExists there) {
            // a repeat, or another operator was first: the version stays what it is
        }
    }

    private static Rating rating(Row row) throws SQLException {
        Long version = row.bigOrNull("tariff_version_id");
        return new Rating(
                new AttemptId(row.uuid("attempt_id")),
                row.number("version"),
                row.money("charge"),
                version == null ? null : new TariffVersionId(version),
                row.instant("rated_at"));
    }
}
