package org.ringfence.call.registrar;

import java.util.List;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * All bindings of one address of record; none means that it is not registered.
 *
 * @param bindings in the order of their making
 */
public record Registration(AddressOfRecord address, List<Binding> bindings) {

    public Registration {
        bindings = List.copyOf(bindings);
    }
}
