package org.ringfence.billing.tariff;

/** Names one version of a tariff, which never changes; calls keep the version that they were admitted with. */
public record TariffVersionId(long value) {}
