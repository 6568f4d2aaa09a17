package org.ringfence.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.memory.MemoryTariffStore;

class TariffBookTest {

    private final MemoryTariffStore store = new MemoryTariffStore();
    private final Counting source = new Counting(store);
    private final TariffBook book = new TariffBook(source);

    @Test
    void tariffIsReadOnce() {
        TariffId id = newTariff("one");

        assertThat(book.find(id)).isEqualTo(store.find(id));
        assertThat(book.find(id)).isEqualTo(store.find(id));
        assertThat(source.reads).isOne();
    }

    @Test
    void changedTariffIsReadAnewAfterForgetting() {
        TariffId id = newTariff("one");
        book.find(id);
        store.publish(id, new TariffVersion.Content(NOON, null, null, List.of()));
        book.forget();

        assertThat(book.find(id).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void defaultIsKnownUntilForgetting() {
        assertThat(book.defaultFor(EUR)).isEmpty();
        store.makeDefault(newTariff("one"));
        assertThat(book.defaultFor(EUR)).isEmpty();
        book.forget();

        assertThat(book.defaultFor(EUR)).isPresent();
    }

    @Test
    void missingTariffIsLookedForAgain() {
        assertThat(book.find(new TariffId(1))).isEmpty();
        TariffId id = newTariff("one");

        assertThat(book.find(id)).isPresent();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        TariffId id = newTariff("one");
        source.afterRead = () -> {
            store.publish(id, new TariffVersion.Content(NOON, null, null, List.of()));
            book.forget();
        };
        assertThat(book.find(id).orElseThrow().versions()).isEmpty();
        source.afterRead = () -> {};

        assertThat(book.find(id).orElseThrow().versions()).hasSize(1);
    }

    private TariffId newTariff(String name) {
        return ((TariffStore.CreateAnswer.Created) store.create(name, EUR))
                .tariff()
                .id();
    }

    private static final class Counting implements TariffSource {

        private final TariffSource source;
        private int reads;
        private Runnable afterRead = () -> {};

        Counting(TariffSource source) {
            this.source = source;
        }

        @Override
        public Optional<Tariff> find(TariffId id) {
            Optional<Tariff> read = source.find(id);
            reads++;
            afterRead.run();
            return read;
        }

        @Override
        public Optional<Tariff> defaultFor(Currency currency) {
            return source.defaultFor(currency);
        }
    }
}
