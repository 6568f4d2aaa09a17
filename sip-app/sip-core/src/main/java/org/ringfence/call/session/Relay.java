package org.ringfence.call.session;

/**
 * A request within a dialog on its way from one party to the other.
 *
 * @param id its name
 * @param from who sent it
 * @param method what it is
 * @param carriesOffer whether it has a body, so that its 200 is acknowledged without waiting
 * @param answered whether it waits for the ACK only
 */
public record Relay(long id, Side from, RelayMethod method, boolean carriesOffer, boolean answered) {

    Relay withAnswer() {
        return new Relay(id, from, method, carriesOffer, true);
    }
}
