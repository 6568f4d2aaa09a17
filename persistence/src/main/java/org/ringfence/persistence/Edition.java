package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** What nodes remember of the database; each change of it, in the change's own transaction, makes a new edition. */
enum Edition {
    /** Users, credentials, domains, numbers, trunks. */
    SUBSCRIBERS,
    /** Terms of accounts. */
    ACCOUNTS,
    /** Tariffs and their versions. */
    TARIFFS,
    /** Limits of accounts, and their profiles. */
    LIMITS,
    /** Where the calls of accounts may go. */
    DESTINATIONS,
    /** The blacklist of numbers. */
    BLOCKED_NUMBERS,
    /** Profiles of calls, and who has which. */
    FRAUD_PROFILES,
    /** The countries that accounts are used from. */
    COUNTRIES,
    /** Packages, and who has which. */
    PACKAGES;

    /** Counts a change; the last statement of its transaction, since others wait for it. */
    void next(Sql sql) throws SQLException {
        sql.update("update edition set number = number + 1 where name = ?", this);
    }

    long number(Sql sql) throws SQLException {
        return sql.find(row -> row.big("number"), "select number from edition where name = ?", this)
                .orElseThrow();
    }

    static Map<Edition, Long> all(Sql sql) throws SQLException {
        Map<Edition, Long> all = new EnumMap<>(Edition.class);
        sql.list(
                row -> all.put(row.constant(Edition.class, "name"), row.big("number")),
                "select name, number from edition");
        return all;
    }
}
