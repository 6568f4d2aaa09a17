package org.ringfence.sipapp.registration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.Contact;
import org.ringfence.call.registrar.RegisterRequest.Change;
import org.ringfence.call.registrar.RegisterRequest.Fetch;
import org.ringfence.call.registrar.RegisterRequest.RemoveAll;
import org.ringfence.call.registrar.RegisterRequest.Update;

/** Reads what a REGISTER wants from its Contact headers. */
final class Contacts {

    private static final int LONGEST = 1024;
    private static final int MOST = 100;
    /** Beyond, a number of seconds means no more than this (RFC 3261 section 20.19). */
    private static final long SECONDS_MOST = 0xFFFF_FFFFL;

    private Contacts() {}

    /** What is wanted; null if the headers make no sense. */
    static @Nullable Change read(SipServletRequest request) {
        List<Address> addresses = new ArrayList<>(1);
        try {
            for (Iterator<Address> headers = request.getAddressHeaders("Contact"); headers.hasNext(); ) {
                addresses.add(headers.next());
            }
        } catch (ServletParseException malformed) {
            return null;
        }
        if (addresses.isEmpty()) {
            return new Fetch();
        }
        if (addresses.stream().anyMatch(Address::isWildcard)) {
            return addresses.size() == 1 ? new RemoveAll() : null;
        }
        List<Contact> contacts = new ArrayList<>(addresses.size());
        for (Address address : addresses) {
            Contact contact = contact(address);
            if (contact == null || contacts.size() == MOST) {
                return null;
            }
            contacts.add(contact);
        }
        return new Update(contacts);
    }

    private static @Nullable Contact contact(Address address) {
        String uri = address.getURI().toString();
        int q = thousandths(address.getParameter("q"));
        OptionalLong expires = seconds(address.getParameter("expires"));
        if (uri.length() > LONGEST || q < 0) {
            return null;
        }
        String instance = unquoted(address.getParameter("+sip.instance"));
        OptionalLong regId = seconds(address.getParameter("reg-id"));
        return new Contact(uri, expires, q, instance, (int) Math.min(regId.orElse(0), Integer.MAX_VALUE));
    }

    /** Seconds; what is no number counts as absent, as RFC 3261 section 20.10 wants for {@code expires}. */
    static OptionalLong seconds(@Nullable String text) {
        if (text == null || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(text.length() > 10 ? SECONDS_MOST : Math.min(Long.parseLong(text), SECONDS_MOST));
    }

    /** A qvalue in thousandths: 0 to 1 with up to three digits after the point; -1 if it is none. */
    static int thousandths(@Nullable String text) {
        if (text == null) {
            return Contact.USUAL_Q;
        }
        if (text.equals("1") || text.matches("1\\.0{0,3}")) {
            return Contact.USUAL_Q;
        }
        if (!text.matches("0(\\.\\d{0,3})?")) {
            return -1;
        }
        String digits = text.length() < 2 ? "" : text.substring(2);
        return Integer.parseInt((digits + "000").substring(0, 3));
    }

    private static @Nullable String unquoted(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
