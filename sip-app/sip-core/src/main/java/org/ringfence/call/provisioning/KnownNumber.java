package org.ringfence.call.provisioning;

import org.ringfence.call.routing.AddressOfRecord;

/** A number, in digits, and the user that has it. */
public record KnownNumber(String digits, AddressOfRecord user) {}
