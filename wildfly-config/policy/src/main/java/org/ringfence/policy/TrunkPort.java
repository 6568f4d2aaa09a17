package org.ringfence.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** Trunks and the numbers of users, as the console makes, shows and changes them. */
public interface TrunkPort {

    /** All trunks in the order in which they are tried. */
    Outcome<List<TrunkView>> list();

    /** Shows a trunk by its name. */
    Outcome<TrunkView> show(String trunk);

    /** Makes a trunk, and its account if there was none; it is used at once. */
    Outcome<TrunkView> create(TrunkRequest request);

    /** Changes what is given of a trunk; it counts for calls that come. */
    Outcome<TrunkView> set(TrunkChangeRequest request);

    /** Takes a trunk out of use for good; its account and its records stay. */
    Outcome<TrunkView> remove(String trunk);

    /** Gives a number to a user; it is reached by it and may show it. */
    Outcome<NumberView> assignNumber(String number, String user);

    /** Takes a number from its user. */
    Outcome<NumberView> releaseNumber(String number);

    /**
     * Numbers and their users, in the order of the digits.
     *
     * @param prefix only numbers that begin with it; null for all
     */
    Outcome<List<NumberView>> listNumbers(@Nullable String prefix, int limit);

    /**
     * A trunk to make.
     *
     * @param host a host name or an address
     * @param transport UDP, TCP or TLS
     * @param prefixes digits with commas; * takes all numbers
     * @param priority lower is tried first
     * @param weight share of the calls among trunks of the same priority; 0 for after those that have one
     * @param maxCalls calls at once; null for any number
     * @param currency ISO 4217, of its account
     */
    record TrunkRequest(
            String name,
            String host,
            int port,
            String transport,
            String prefixes,
            int priority,
            int weight,
            @Nullable Integer maxCalls,
            String currency) {}

    /** The word for any number of calls. */
    String ANY = "any";

    /**
     * What is to be changed of a trunk; null for what stays.
     *
     * @param maxCalls a number, or {@link #ANY}
     * @param enabled true or false
     */
    record TrunkChangeRequest(
            String name,
            @Nullable String prefixes,
            @Nullable Integer priority,
            @Nullable Integer weight,
            @Nullable String maxCalls,
            @Nullable String enabled) {}

    /**
     * A trunk.
     *
     * @param gateways host:port;transport, the first first
     * @param prefixes * for the one that takes all numbers
     * @param tariff by which its carrier charges: that of the trunk's account; null when that is not known
     */
    record TrunkView(
            String name,
            List<String> gateways,
            List<String> prefixes,
            int priority,
            int weight,
            @Nullable Integer maxCalls,
            @Nullable String tariff,
            boolean enabled) {

        /** Copies the lists. */
        public TrunkView {
            gateways = List.copyOf(gateways);
            prefixes = List.copyOf(prefixes);
        }
    }

    /** A number and the user that has it. */
    record NumberView(String number, String user) {}
}
