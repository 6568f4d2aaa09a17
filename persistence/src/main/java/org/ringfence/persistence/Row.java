package org.ringfence.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;

/** One row of a result, read by column name into the application's types. */
record Row(ResultSet results) {

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    long big(String column) throws SQLException {
        return results.getLong(column);
    }

    @Nullable
    Long bigOrNull(String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? null : value;
    }

    @Nullable
    Integer numberOrNull(String column) throws SQLException {
        int value = results.getInt(column);
        return results.wasNull() ? null : value;
    }

    /** An amount of no particular currency, in 1e-5. */
    @Nullable
    Long unitsOrNull(String column) throws SQLException {
        BigDecimal value = results.getBigDecimal(column);
        return value == null ? null : value.movePointRight(Money.SCALE).longValueExact();
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    @Nullable
    UUID uuidOrNull(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    Instant instant(String column) throws SQLException {
        return results.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = results.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    Currency currency() throws SQLException {
        return Currency.getInstance(results.getString("currency"));
    }

    /** An amount in the currency of the row. */
    Money money(String column) throws SQLException {
        return Money.of(results.getBigDecimal(column), currency());
    }

    Money money(String column, Currency currency) throws SQLException {
        return Money.of(results.getBigDecimal(column), currency);
    }

    PricePerMinute price(String column) throws SQLException {
        return PricePerMinute.of(results.getBigDecimal(column));
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, results.getString(column));
    }
}
