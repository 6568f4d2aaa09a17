package org.ringfence.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console can ask of the running application. Refusals are answers with a sentence for the operator. */
public interface ControlPort {

    /** Makes a SIP user with an account of its own; its domain is served at once. */
    Outcome<AccountView> createAccount(NewAccountRequest request);

    /** Shows an account by its name. */
    Outcome<AccountView> showAccount(String account);

    /** Accounts behind a name, in the order of their names. */
    Outcome<List<AccountView>> listAccounts(String afterName, int limit);

    /** Changes the terms of an account. */
    Outcome<AccountView> changeAccount(AccountChange change);

    /** Locks an account as far as this level says; NONE unlocks it. */
    Outcome<AccountView> lockAccount(String account, String level);

    /** Says how a user gets in. */
    Outcome<AccessView> setAccess(AccessView access);

    /** Gives a user another password. */
    Outcome<AccountView> setPassword(String account, String password);

    /**
     * Guesses passwords, which takes about half a minute for ten thousand users.
     *
     * @param limit how many accounts are named
     */
    Outcome<AuditReport> auditPasswords(int limit);

    /** Adds money; a repeat with the same reference adds nothing. */
    Outcome<AccountView> topUp(String account, String amount, String reference);

    /** Makes the accounts that a CSV file lists, or none. */
    Outcome<ImportReport> importAccounts(Path file);

    /** Registered contacts whose address of record contains this text. */
    Outcome<List<RegistrationView>> listRegistrations(String filter);

    /** The calls of this server. */
    Outcome<List<CallView>> listCalls();

    /** Ends a call, by its id or its Call-ID on the caller's side. */
    Outcome<CallView> hangUp(String call);

    /** The records of a call, by its id or its Call-ID on the caller's side. */
    Outcome<List<RecordView>> showCdr(String call);

    /** The latest records of an account, newest first. */
    Outcome<List<RecordView>> listCdrs(String account, int limit);

    /**
     * Writes the records of calls that ended in a span of time as CSV (SPEC P9).
     *
     * @param file on the server; replaced if it exists
     * @param from the first instant
     * @param until the first instant that is not in it any more
     */
    Outcome<ExportReport> exportCdrs(Path file, String from, String until);

    /** How posting records to another system stands (SPEC P9). */
    Outcome<CdrPushView> showCdrPush();

    /**
     * How posting records stands.
     *
     * @param waiting records that are not delivered
     * @param oldest when the call of the first of them ended; null when there is none
     * @param delivered when a batch was taken last; null for never
     * @param failure why the batch that is under way was not taken; null when it was not refused
     */
    record CdrPushView(
            long waiting,
            @Nullable Instant oldest,
            @Nullable Instant delivered,
            @Nullable String failure) {}

    /** How many records a file has. */
    record ExportReport(String file, long records) {}

    /** How the application stands on this server; quick, and asks no database. */
    ServiceStatus status();

    /** The bans. */
    PerimeterPort perimeter();

    /** The price lists. */
    TariffPort tariffs();

    /** The trunks, and the numbers of users. */
    TrunkPort trunks();

    /** The limits of accounts. */
    LimitPort limits();

    /** Where the calls of accounts may go. */
    DestinationPort destinations();

    /** Profiles of calls, and callers of whom no calls are taken. */
    FraudPort fraud();

    /** Packages with included talk. */
    PackagePort packages();

    /** Why things came as they did, and what could come. */
    InsightPort insight();

    /** What was done, or why not. */
    sealed interface Outcome<T> {

        /** Done. */
        record Done<T>(T value) implements Outcome<T> {}

        /** Refused, with a sentence that names cause and remedy. */
        record Refused<T>(String sentence) implements Outcome<T> {}
    }

    /**
     * An account to make.
     *
     * @param name user@domain
     * @param password shown to nobody, kept as hashes
     * @param type END_USER, TRAFFIC_SENDER or TRUNK; null for END_USER
     * @param credit an amount such as 10.00; null for nothing
     * @param currency ISO 4217; null for EUR
     * @param lines calls at once; null for 5
     * @param number E.164 digits of the user; null for none
     */
    record NewAccountRequest(
            String name,
            String password,
            @Nullable String type,
            @Nullable String credit,
            @Nullable String currency,
            @Nullable Integer lines,
            @Nullable String number) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "NewAccountRequest[" + name + "]";
        }
    }

    /**
     * Terms to change; null leaves them as they are.
     *
     * @param type END_USER, TRAFFIC_SENDER or TRUNK
     * @param lines calls at once
     * @param creditLimit an amount such as 50.00; 0 makes it prepaid
     * @param timeZone such as Europe/Berlin
     */
    record AccountChange(
            String account,
            @Nullable String type,
            @Nullable Integer lines,
            @Nullable String creditLimit,
            @Nullable String timeZone) {}

    /** An account as it stands; amounts are decimal numbers in its currency. */
    record AccountView(
            long id,
            String name,
            String type,
            String creditMode,
            String currency,
            String balance,
            String creditLimit,
            String reserved,
            String available,
            int lines,
            int linesInUse,
            String lock) {}

    /**
     * What an audit of passwords found.
     *
     * @param checked users with a password
     * @param guessed how many passwords were guessed
     * @param accounts the first of them, in the order of their names
     */
    record AuditReport(int checked, int guessed, List<String> accounts) {

        /** Copies the list. */
        public AuditReport {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * How a user gets in.
     *
     * @param account user@domain
     * @param type by what it is known
     * @param addresses where it is, with commas; null for none
     * @param techPrefix what it dials before each number; null for none
     * @param certificates SHA-256 fingerprints of its client certificates, with commas; null for none
     * @param transports over which it may send, with commas
     * @param algorithms hash functions that are taken from it; null for all that are offered
     * @param strictness how much its answers have to bring; null for what is demanded of all
     */
    record AccessView(
            String account,
            String type,
            @Nullable String addresses,
            @Nullable String techPrefix,
            @Nullable String certificates,
            String transports,
            @Nullable String algorithms,
            @Nullable String strictness) {}

    /**
     * What an import did.
     *
     * @param created how many accounts were made
     * @param domains theirs
     * @param againstRules how many of the accounts are against the rules for passwords and names
     */
    record ImportReport(int created, List<String> domains, int againstRules) {

        /** Copies the list. */
        public ImportReport {
            domains = List.copyOf(domains);
        }
    }

    /**
     * How the application stands.
     *
     * @param ready whether it takes calls: its database has been opened
     * @param activeCalls calls that this server is running
     * @param registeredAddresses addresses of record with contacts
     * @param waitingSettlements ended calls that wait for a lost database
     */
    record ServiceStatus(boolean ready, int activeCalls, int registeredAddresses, int waitingSettlements) {}

    /** One registered contact. */
    record RegistrationView(String address, String contact, String source, String transport, Instant expires) {}

    /** One running call. */
    record CallView(String id, String callId, String account, String caller, String destination, String state) {}

    /** One call detail record; amounts are decimal numbers in the currency. */
    record RecordView(
            String id,
            String callId,
            String account,
            String caller,
            String destination,
            Instant started,
            @Nullable Instant answered,
            Instant released,
            String outcome,
            int status,
            String cause,
            long talkSeconds,
            long billedSeconds,
            long includedSeconds,
            String charge,
            String uncovered,
            @Nullable String reRated,
            String currency,
            String node,
            @Nullable String carrier,
            @Nullable String cost,
            @Nullable String costCurrency,
            @Nullable String margin) {}
}
