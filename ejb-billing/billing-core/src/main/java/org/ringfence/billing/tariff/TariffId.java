package org.ringfence.billing.tariff;

/** Names a tariff; the store gives the number. */
public record TariffId(long value) {}
