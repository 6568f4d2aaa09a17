package org.ringfence.billing.packages;

/** Names a package for good. */
public record PackageId(long value) {}
