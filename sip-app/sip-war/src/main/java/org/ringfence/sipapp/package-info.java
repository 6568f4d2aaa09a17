/** The SIP application: its servlets, and the wiring of the rooms that they map messages to. */
@NullMarked
package org.ringfence.sipapp;

import org.jspecify.annotations.NullMarked;
