package org.ringfence.billing.tariff;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Keeps tariffs; each method is one atomic step. Reading a tariff builds its tables, so readers keep what they read. */
public interface TariffStore extends TariffSource {

    /** Makes a tariff without prices. */
    CreateAnswer create(String name, Currency currency);

    /** Adds a version; calls that are running keep theirs. */
    PublishAnswer publish(TariffId tariff, TariffVersion.Content content);

    /**
     * Makes this tariff, and no other of the same currency, the one of accounts that have none of their own.
     *
     * @return false when there is no such tariff
     */
    boolean makeDefault(TariffId tariff);

    /** Says into which other tariffs a tariff looks from now on. */
    LinkAnswer link(TariffId tariff, TariffLinks links);

    Optional<Tariff> findByName(String name);

    /** All tariffs by name. */
    List<Tariff> list();

    /** The outcome of {@link #create}. */
    sealed interface CreateAnswer {
        record Created(Tariff tariff) implements CreateAnswer {}

        record NameTaken(Tariff existing) implements CreateAnswer {}
    }

    /** The outcome of {@link #link}. */
    enum LinkAnswer {
        LINKED,
        UNKNOWN_TARIFF,
        OTHER_CURRENCY,
        /** The way leads back to the tariff, or is too long. */
        ROUND
    }

    /** The outcome of {@link #publish}. */
    sealed interface PublishAnswer {
        record Published(TariffVersionId version) implements PublishAnswer {}

        record UnknownTariff() implements PublishAnswer {}

        /** A price is in another currency than the tariff. */
        record WrongCurrency(Currency expected) implements PublishAnswer {}

        /** The list has this prefix twice. */
        record PrefixTwice(String prefix) implements PublishAnswer {}
    }
}
