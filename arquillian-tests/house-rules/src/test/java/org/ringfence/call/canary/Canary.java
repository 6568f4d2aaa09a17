package org.ringfence.call.canary;

/** Reaches beyond the arrows of its room, so that the rule which forbids it can be seen to work. */
public class Canary {

    jakarta.ejb.EJBException beyond;
}
