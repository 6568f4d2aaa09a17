package org.ringfence.call.session;

/**
 * Where one INVITE towards the callee goes; its meaning is known to whoever made the route and to whoever sends.
 *
 * @param name what logs and the console call it, for example a trunk's name
 * @param address what the sender resolves; opaque here
 */
public record Target(String name, Object address) {}
