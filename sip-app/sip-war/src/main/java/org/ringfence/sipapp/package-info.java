/** The SIP application: its servlets, and the wiring of the rooms that they map messages to. */
@NullMarked
@SipApplication(name = "ringfence", mainServlet = EntryServlet.NAME)
package org.ringfence.sipapp;

import javax.servlet.sip.annotation.SipApplication;
import org.jspecify.annotations.NullMarked;
import org.ringfence.sipapp.entry.EntryServlet;
