package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.call.registrar.LocationStoreContract;
import org.ringfence.call.registrar.Registration;

/** The contract of bindings. */
class PostgresLocationsTest extends SqlLocations {

    PostgresLocationsTest() {
        super(TestDatabases.postgres());
    }

    @Test
    void contactThatCanNotBeStoredDoesNotKeepOthersFromBeingStored() {
        Registration anna =
                new Registration(ANNA, List.of(LocationStoreContract.bare("sip:a\u0000@h", Duration.ofMinutes(5))));
        Registration bert =
                new Registration(BERT, List.of(LocationStoreContract.bare("sip:b@h", Duration.ofMinutes(5))));

        store().write(List.of(anna, bert));

        assertThat(store().load(NOW)).containsExactly(bert);
    }
}
