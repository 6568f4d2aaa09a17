package org.ringfence.call.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every directory of domains and users does. */
public interface DirectoryContract {

    DomainDirectory domains();

    UserDirectory users();

    /** Serves a domain. */
    void serve(String domain);

    /** Makes a user on an account of its own; the domain is served afterwards. */
    void create(AddressOfRecord address, List<String> numbers, Set<SipTransport> transports);

    @Test
    default void aDomainIsServedOnceItIsAdded() {
        assertThat(domains().isServed("contract-late.example")).isFalse();

        serve("contract-late.example");

        assertThat(domains().isServed("contract-late.example")).isTrue();
        assertThat(domains().isServed("Contract-LATE.Example")).isTrue();
        assertThat(domains().isServed("sub.contract-late.example")).isFalse();
    }

    @Test
    default void aUserIsFoundByItsAddress() {
        AddressOfRecord address = new AddressOfRecord("fritz", "contract-users.example");
        assertThat(users().byAddress(address)).isEmpty();

        create(address, List.of("4930555101", "4930555102"), Set.of(SipTransport.TLS, SipTransport.UDP));

        SipUser user = users().byAddress(new AddressOfRecord("fritz", "CONTRACT-USERS.example"))
                .orElseThrow();
        assertThat(user.address()).isEqualTo(address);
        assertThat(user.numbers()).containsExactly("4930555101", "4930555102");
        assertThat(user.transports()).containsExactlyInAnyOrder(SipTransport.TLS, SipTransport.UDP);
        assertThat(user.enabled()).isTrue();
        assertThat(domains().isServed("contract-users.example")).isTrue();
        assertThat(users().byAddress(new AddressOfRecord("FRITZ", "contract-users.example")))
                .isEmpty();
    }

    @Test
    default void aUserIsFoundByEachOfItsNumbers() {
        AddressOfRecord address = new AddressOfRecord("gerda", "contract-users.example");
        create(address, List.of("4930555201", "4930555202"), Set.of(SipTransport.UDP));

        assertThat(users().byNumber("4930555202").orElseThrow().address()).isEqualTo(address);
        assertThat(users().byNumber("4930555201").orElseThrow().address()).isEqualTo(address);
        assertThat(users().byNumber("493055520")).isEmpty();
    }
}
