package org.ringfence.call.routing;

/** Knows the domains that are served here. Looked up for every request: adapters answer from a cache. */
public interface DomainDirectory {

    /** Whether this domain (in any case, without port) is ours. */
    boolean isServed(String domain);
}
