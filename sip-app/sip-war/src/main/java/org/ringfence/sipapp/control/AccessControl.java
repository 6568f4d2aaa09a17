package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.provisioning.Access;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.policy.ControlPort.AccessView;
import org.ringfence.policy.ControlPort.Outcome;

/** How users get in, as the console changes it. */
@ApplicationScoped
public class AccessControl {

    private static final String ALL_TRANSPORTS =
            Arrays.stream(SipTransport.values()).map(SipTransport::name).collect(Collectors.joining(","));

    @Inject
    private Provisioning provisioning;

    @Inject
    private SecurityEvents events;

    Outcome<AccessView> set(AccessView wanted) {
        int at = wanted.account().lastIndexOf('@');
        if (at < 1 || at == wanted.account().length() - 1) {
            return new Outcome.Refused<>("'" + wanted.account() + "' is not of the form user@domain");
        }
        AddressOfRecord address = new AddressOfRecord(
                wanted.account().substring(0, at), wanted.account().substring(at + 1));
        Access access;
        try {
            access = access(wanted);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        if (!provisioning.change(address, access)) {
            return AccountControl.unknown(wanted.account());
        }
        AccessView view = view(address, access);
        events.record(
                Kind.ACCESS_CHANGED,
                address.toString(),
                "operator",
                "type=" + view.type() + " transports=" + view.transports());
        return new Outcome.Done<>(view);
    }

    private static Access access(AccessView wanted) {
        SignIn signIn = new SignIn(
                constant(SignIn.Type.class, "type", orElse(wanted.type(), SignIn.Type.PASSWORD.name())),
                orEmpty(wanted.addresses()),
                orEmpty(wanted.techPrefix()),
                orEmpty(wanted.certificates()).replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT));
        Set<SipTransport> transports = Arrays.stream(
                        orElse(wanted.transports(), ALL_TRANSPORTS).split(","))
                .map(name -> constant(SipTransport.class, "transport", name))
                .collect(Collectors.toUnmodifiableSet());
        return new Access(
                signIn,
                transports,
                constantOrNull(AlgorithmPolicy.class, "choice of algorithms", wanted.algorithms()),
                constantOrNull(DigestStrictness.class, "strictness", wanted.strictness()));
    }

    private static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, String what, @Nullable String name) {
        return name == null ? null : constant(type, what, name);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String what, String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name.strip() + "' is no " + what + ": take " + Arrays.toString(type.getEnumConstants())));
    }

    private static String orElse(String text, String standard) {
        return text.isBlank() ? standard : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static AccessView view(AddressOfRecord address, Access access) {
        SignIn signIn = access.signIn();
        return new AccessView(
                address.toString(),
                signIn.type().name(),
                signIn.addresses().isEmpty() ? null : signIn.addresses(),
                signIn.techPrefix().isEmpty() ? null : signIn.techPrefix(),
                signIn.certificates().isEmpty() ? null : signIn.certificates(),
                access.transports().stream().map(SipTransport::name).sorted().collect(Collectors.joining(",")),
                access.algorithms() == null ? null : access.algorithms().name(),
                access.strictness() == null ? null : access.strictness().name());
    }
}
