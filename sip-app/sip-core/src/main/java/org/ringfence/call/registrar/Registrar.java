package org.ringfence.call.registrar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.RegisterRequest.Fetch;
import org.ringfence.call.registrar.RegisterRequest.RemoveAll;
import org.ringfence.call.registrar.RegisterRequest.Update;
import org.ringfence.call.routing.AddressOfRecord;

/** Changes bindings as RFC 3261 section 10.3 says: all of a request or nothing of it. */
public final class Registrar {

    private final LocationTable table;
    private final InstantSource clock;
    private final Supplier<RegistrarRules> rules;

    /**
     * A registrar.
     *
     * @param rules asked for each request, so that a change counts at once
     */
    public Registrar(LocationTable table, InstantSource clock, Supplier<RegistrarRules> rules) {
        this.table = table;
        this.clock = clock;
        this.rules = rules;
    }

    /** Carries out a REGISTER of somebody who may. */
    public RegisterOutcome register(RegisterRequest request) {
        RegistrarRules current = rules.get();
        if (request.change() instanceof Fetch) {
            return new RegisterOutcome.Registered(table.contacts(request.address()), clock.instant());
        }
        if (request.change() instanceof RemoveAll) {
            boolean proper = request.expires().isPresent() && request.expires().getAsLong() == 0;
            return proper ? change(request, List.of(), current) : new RegisterOutcome.MalformedRemoval();
        }
        List<Contact> contacts = ((Update) request.change()).contacts();
        for (Contact contact : contacts) {
            long asked = asked(contact, request.expires(), current);
            if (asked > 0 && asked < current.shortest().toSeconds()) {
                return new RegisterOutcome.TooBrief(current.shortest());
            }
        }
        return change(request, contacts, current);
    }

    /** Forgets all bindings of an address, for instance when its user is locked or deleted. */
    public void forget(AddressOfRecord address) {
        table.change(address, before -> List.of());
    }

    private RegisterOutcome change(RegisterRequest request, List<Contact> contacts, RegistrarRules current) {
        if (current.addresses() == 0) {
            return step(request, contacts, current);
        }
        synchronized (table) { // one newcomer after the other, so that the last place is taken once
            boolean known = !table.contacts(request.address()).isEmpty();
            return known || contacts.isEmpty() || table.size() < current.addresses()
                    ? step(request, contacts, current)
                    : new RegisterOutcome.Full();
        }
    }

    private RegisterOutcome step(RegisterRequest request, List<Contact> contacts, RegistrarRules current) {
        Instant now = clock.instant();
        Step step = new Step(request, contacts, current, now);
        List<Binding> after = table.change(request.address(), step::apply);
        return step.refusal == null ? new RegisterOutcome.Registered(after, now) : step.refusal;
    }

    private static long asked(Contact contact, OptionalLong header, RegistrarRules current) {
        return contact.expires().orElse(header.orElse(current.usual().toSeconds()));
    }

    /** What one request does to the bindings of its address. */
    private static final class Step {

        private final RegisterRequest request;
        private final List<Contact> contacts;
        private final RegistrarRules current;
        private final Instant now;
        private @Nullable RegisterOutcome refusal;

        Step(RegisterRequest request, List<Contact> contacts, RegistrarRules current, Instant now) {
            this.request = request;
            this.contacts = contacts;
            this.current = current;
            this.now = now;
        }

        List<Binding> apply(List<Binding> before) {
            Map<ContactKey, Binding> bindings = new LinkedHashMap<>();
            before.forEach(binding -> bindings.put(ContactKey.of(binding), binding));
            boolean ordered = request.change() instanceof RemoveAll ? removeAll(bindings) : update(bindings);
            if (!ordered) {
                refusal = new RegisterOutcome.OutOfOrder();
            } else if (bindings.size() > Math.max(current.contacts(), before.size())) {
                refusal = new RegisterOutcome.TooManyContacts(current.contacts());
            } else {
                refusal = null;
            }
            return refusal == null ? byPreference(bindings) : before;
        }

        private boolean removeAll(Map<ContactKey, Binding> bindings) {
            boolean ordered = bindings.values().stream().allMatch(this::isLaterThan);
            bindings.clear();
            return ordered;
        }

        private boolean update(Map<ContactKey, Binding> bindings) {
            for (Contact contact : contacts) {
                ContactKey key = ContactKey.of(contact);
                Binding known = bindings.get(key);
                if (known != null && !isLaterThan(known)) {
                    return false;
                }
                long seconds = Math.min(
                        asked(contact, request.expires(), current),
                        current.longest().toSeconds());
                if (seconds > 0) {
                    bindings.put(key, binding(contact, now.plus(Duration.ofSeconds(seconds))));
                } else {
                    bindings.remove(key);
                }
            }
            return true;
        }

        private boolean isLaterThan(Binding known) {
            return !known.callId().equals(request.callId()) || request.cseq() > known.cseq();
        }

        private Binding binding(Contact contact, Instant expiresAt) {
            return new Binding(
                    contact.uri(),
                    request.callId(),
                    request.cseq(),
                    expiresAt,
                    contact.q(),
                    request.source().transport(),
                    request.source().host(),
                    request.source().port(),
                    contact.instance(),
                    contact.regId(),
                    request.path(),
                    request.userAgent(),
                    now);
        }

        private static List<Binding> byPreference(Map<ContactKey, Binding> bindings) {
            List<Binding> sorted = new ArrayList<>(bindings.values());
            if (sorted.size() > 1) {
                sorted.sort((one, other) -> Integer.compare(other.q(), one.q()));
            }
            return List.copyOf(sorted);
        }
    }
}
