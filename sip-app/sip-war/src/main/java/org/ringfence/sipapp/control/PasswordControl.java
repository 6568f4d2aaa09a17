package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.KnownLogin;
import org.ringfence.call.provisioning.PasswordRules;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.policy.PolicySource;

/** Gives users other passwords (SPEC D5). */
@ApplicationScoped
public class PasswordControl {

    private static final int LEAST = 4;
    private static final int MOST = 128;
    private static final int RANDOM_BYTES = 24;
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.+=#!";

    @Inject
    private Provisioning provisioning;

    @Inject
    private PolicySource policies;

    @Inject
    private AccountControl accounts;

    @Inject
    private UpkeepStore upkeep;

    @Inject
    private SecurityEvents events;

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom chance = new SecureRandom();

    Outcome<AccountView> set(String account, String password) {
        Optional<KnownLogin> login = login(account);
        if (login.isEmpty()) {
            return new Outcome.Refused<>("There is no user '" + account + "' that is known by a password");
        }
        if (password.length() < LEAST || password.length() > MOST) {
            return new Outcome.Refused<>("a password has " + LEAST + " to " + MOST + " characters");
        }
        PasswordPolicy policy = policies.current(PasswordPolicy.class);
        SipUser user = login.get().credential().user();
        List<String> faults = new PasswordRules(policy.minLength(), policy.minStrength(), true)
                .faults(user.address(), login.get().realm(), user.numbers(), password);
        if (!faults.isEmpty() && policy.creation() == Enforcement.REFUSE) {
            return new Outcome.Refused<>(String.join("; ", faults));
        }
        change(login.get(), password);
        upkeep.passwordSet(user.address(), clock.instant());
        events.record(Kind.PASSWORD_CHANGED, account, "operator", "");
        if (!faults.isEmpty()) {
            ControlLog.LOG.madeAgainstRules(account, String.join("; ", faults));
        }
        return accounts.show(account);
    }

    /** Nobody is told the password: the user is cut off until an operator sets another. */
    boolean replace(AddressOfRecord user) {
        Optional<KnownLogin> login = login(user.toString());
        login.ifPresent(known -> change(known, random()));
        return login.isPresent();
    }

    private void change(KnownLogin login, String password) {
        AddressOfRecord address = login.credential().user().address();
        provisioning.changePassword(
                login.realm(), Login.of(address, login.realm(), password, DigestAlgorithm.values()));
    }

    private Optional<KnownLogin> login(String account) {
        return provisioning.logins().stream()
                .filter(login -> login.credential().user().address().toString().equals(account))
                .findFirst();
    }

    private String random() {
        StringBuilder password = new StringBuilder(RANDOM_BYTES);
        for (int i = 0; i < RANDOM_BYTES; i++) {
            password.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return password.toString();
    }
}
