package org.ringfence.billing.ledger;

/**
 * A server process that holds reservations.
 *
 * @param name the node's name, which it keeps for ever; 1 to 64 characters
 * @param incarnation which start of it, higher with each; milliseconds since 1970 at the start will do
 */
public record NodeId(String name, long incarnation) {

    private static final int LONGEST_NAME = 64;

    public NodeId {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A node has a name of 1 to 64 characters: " + name);
        }
    }
}
