package org.ringfence.call.registrar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.RegisterRequest.Change;
import org.ringfence.call.registrar.RegisterRequest.Fetch;
import org.ringfence.call.registrar.RegisterRequest.RemoveAll;
import org.ringfence.call.registrar.RegisterRequest.Update;

/** Reads what a REGISTER wants from its Contact headers (RFC 3261 sections 10.2 and 20.10). */
public final class ContactHeaders {

    private static final int URI_LONGEST = 1024;
    private static final int MOST = 100;
    /** Beyond, a number of seconds means no more than this (RFC 3261 section 20.19). */
    private static final long SECONDS_MOST = 0xFFFF_FFFFL;

    private static final String STAR = "*";

    private final String text;
    private int at;

    private ContactHeaders(String text) {
        this.text = text;
    }

    /**
     * What is wanted.
     *
     * @param values of all Contact headers
     * @return null if they break the grammar
     */
    public static @Nullable Change read(List<String> values) {
        if (values.isEmpty()) {
            return new Fetch();
        }
        if (values.stream().anyMatch(value -> value.strip().equals(STAR))) {
            return values.size() == 1 ? new RemoveAll() : null;
        }
        List<Contact> contacts = new ArrayList<>(values.size());
        for (String value : values) {
            if (!new ContactHeaders(value).readInto(contacts) || contacts.size() > MOST) {
                return null;
            }
        }
        return new Update(contacts);
    }

    /** Seconds; empty for what is no number, which RFC 3261 section 20.10 wants to be ignored. */
    public static OptionalLong seconds(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(digits.length() > 10 ? SECONDS_MOST : Math.min(Long.parseLong(digits), SECONDS_MOST));
    }

    private boolean readInto(List<Contact> contacts) {
        do {
            Contact contact = contact();
            if (contact == null) {
                return false;
            }
            contacts.add(contact);
        } while (skip(','));
        return at == text.length();
    }

    private @Nullable Contact contact() {
        String uri = address();
        if (uri == null || !isUri(uri)) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>(4);
        while (skip(';')) {
            String name = token();
            String value = skip('=') ? value() : "";
            if (name.isEmpty() || value == null) {
                return null;
            }
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
        int q = thousandths(parameters.get("q"));
        long regId = seconds(parameters.get("reg-id")).orElse(0);
        return q < 0
                ? null
                : new Contact(uri, seconds(parameters.get("expires")), q, parameters.get("+sip.instance"), (int)
                        Math.min(regId, Integer.MAX_VALUE));
    }

    /** The URI, in brackets after an optional display name, or bare. */
    private @Nullable String address() {
        skipSpace();
        int start = at;
        if (at < text.length() && text.charAt(at) == '"' && value() == null) {
            return null;
        }
        while (at < text.length() && "<;,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '<') {
            String bare = text.substring(start, at).strip();
            // unbracketed, a question mark could belong to the URI or to the header
            return bare.indexOf('?') < 0 ? bare : null;
        }
        int closing = text.indexOf('>', at);
        if (closing < 0) {
            return null;
        }
        String uri = text.substring(at + 1, closing).strip();
        at = closing + 1;
        return uri;
    }

    private static boolean isUri(String uri) {
        int colon = uri.indexOf(':');
        boolean scheme = colon > 0
                && Character.isLetter(uri.charAt(0))
                && uri.chars().limit(colon).allMatch(c -> Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
        return scheme
                && colon + 1 < uri.length()
                && uri.length() <= URI_LONGEST
                && uri.chars().allMatch(c -> c > ' ' && c != 0x7F && c != '"' && c != '<');
    }

    private String token() {
        skipSpace();
        int start = at;
        while (at < text.length() && " \t;,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private @Nullable String value() {
        skipSpace();
        if (at == text.length() || text.charAt(at) != '"') {
            return token();
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        return null;
    }

    private boolean skip(char expected) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** A qvalue in thousandths: 0 to 1 with up to three digits after the point; -1 if it is none. */
    private static int thousandths(@Nullable String text) {
        if (text == null || text.equals("1") || text.equals("1.0") || text.equals("1.00") || text.equals("1.000")) {
            return Contact.USUAL_Q;
        }
        String digits = text.startsWith("0.") ? text.substring(2) : text.equals("0") ? "" : "x";
        if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt((digits + "000").substring(0, 3));
    }
}
