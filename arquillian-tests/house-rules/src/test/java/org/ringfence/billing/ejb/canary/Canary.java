package org.ringfence.billing.ejb.canary;

/** Reaches beyond the arrows of its room, so that the rule which forbids it can be seen to work. */
public class Canary {

    org.ringfence.sipapp.canary.Canary beyond;
}
