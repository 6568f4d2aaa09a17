package org.ringfence.sipapp.perimeter;

import org.ringfence.call.b2bua.ContactAddress;
import org.ringfence.call.registrar.Binding;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

/**
 * Tells the perimeter where the phones of users are: at the port that a REGISTER came from, and at the port that its
 * contact names, from which they answer. So neither is taken from them by what others do at, or in the name of, their
 * address (SPEC Q4).
 */
public final class PhonePlaces {

    private PhonePlaces() {}

    /** Remembers both ports of a contact. */
    public static void remember(Perimeter perimeter, String account, Binding binding) {
        AddressRange address = AddressRange.parse(binding.receivedHost());
        perimeter.remember(new SourceAddress(address.high(), address.low(), binding.receivedPort()), account);
        int port = ContactAddress.port(binding);
        if (port != binding.receivedPort()) {
            perimeter.remember(new SourceAddress(address.high(), address.low(), port), account);
        }
    }
}
