package org.ringfence.policy;

/** The settings of one area; an immutable record that refuses values which make no sense. */
public interface Policy {}
