package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.NewSubscriber;

/** Writes users with their accounts within one transaction. */
final class SubscriberRows {

    private final Sql sql;
    private final SqlAccountStore accounts;
    private final HashSealing sealing;

    SubscriberRows(Sql sql, SqlAccountStore accounts, HashSealing sealing) {
        this.sql = sql;
        this.accounts = accounts;
        this.sealing = sealing;
    }

    List<AccountId> insert(List<NewSubscriber> subscribers, String transports) throws SQLException {
        sealing.hold(sql);
        List<AccountId> ids = accounts.insertAll(
                sql, subscribers.stream().map(NewSubscriber::account).toList());
        List<String> domains = subscribers.stream()
                .map(subscriber -> subscriber.address().domain())
                .distinct()
                .toList();
        for (String domain : domains) {
            serve(sql, domain);
        }
        List<@Nullable Object[]> users = new ArrayList<>(subscribers.size());
        for (int i = 0; i < subscribers.size(); i++) {
            NewSubscriber subscriber = subscribers.get(i);
            users.add(new @Nullable Object[] {
                subscriber.address().user(),
                subscriber.address().domain(),
                ids.get(i).value(),
                transports
            });
        }
        List<Long> userIds = sql.insertAll(
                "insert into sip_user (user_part, domain, account_id, transports) values (?, ?, ?, ?)", users);
        insertCredentials(subscribers, userIds);
        return ids;
    }

    private void insertCredentials(List<NewSubscriber> subscribers, List<Long> userIds) throws SQLException {
        List<@Nullable Object[]> credentials = new ArrayList<>(subscribers.size());
        List<@Nullable Object[]> numbers = new ArrayList<>();
        for (int i = 0; i < subscribers.size(); i++) {
            NewSubscriber subscriber = subscribers.get(i);
            Long user = userIds.get(i);
            for (Login login : subscriber.logins()) {
                credentials.add(new @Nullable Object[] {
                    subscriber.realm(),
                    login.username(),
                    user,
                    SqlSubscribers.hash(sealing, subscriber.realm(), login, DigestAlgorithm.SHA_256),
                    SqlSubscribers.hash(sealing, subscriber.realm(), login, DigestAlgorithm.MD5)
                });
            }
            subscriber.numbers().forEach(digits -> numbers.add(new @Nullable Object[] {digits, user}));
        }
        sql.updateAll(
                "insert into credential (realm, username, user_id, sha256, md5) values (?, ?, ?, ?, ?)", credentials);
        sql.updateAll("insert into sip_number (digits, user_id) values (?, ?)", numbers);
    }

    static void serve(Sql sql, String domain) throws SQLException {
        if (!sql.exists("select 1 from sip_domain where name = ?", domain)) {
            sql.update("insert into sip_domain (name) values (?)", domain);
        }
    }
}
