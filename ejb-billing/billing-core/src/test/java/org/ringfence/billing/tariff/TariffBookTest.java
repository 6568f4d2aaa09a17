package org.ringfence.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.admission.LedgerUnavailable;
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
    void changesThroughTheBookCountAtOnce() {
        TariffId id = ((TariffStore.CreateAnswer.Created) book.create("one", EUR))
                .tariff()
                .id();
        assertThat(book.find(id).orElseThrow().versions()).isEmpty();
        assertThat(book.defaultFor(EUR)).isEmpty();

        book.publish(id, new TariffVersion.Content(NOON, null, null, List.of()));
        book.makeDefault(id);

        assertThat(book.find(id).orElseThrow().versions()).hasSize(1);
        assertThat(book.defaultFor(EUR)).isPresent();
        assertThat(book.list()).extracting(Tariff::id).containsExactly(id);
        assertThat(book.findByName("one")).isPresent();
    }

    @Test
    void changeWhoseAnswerIsLostCountsToo() {
        TariffId id = newTariff("one");
        book.find(id);
        source.fails = true;

        assertThatThrownBy(() -> book.publish(id, new TariffVersion.Content(NOON, null, null, List.of())))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(book.find(id).orElseThrow().versions()).hasSize(1);
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

    private static final class Counting implements TariffStore {

        private final TariffStore store;
        private int reads;
        private Runnable afterRead = () -> {};
        private boolean fails;

        Counting(TariffStore store) {
            this.store = store;
        }

        @Override
        public Optional<Tariff> find(TariffId id) {
            Optional<Tariff> read = store.find(id);
            reads++;
            afterRead.run();
            return read;
        }

        @Override
        public Optional<Tariff> defaultFor(Currency currency) {
            return store.defaultFor(currency);
        }

        @Override
        public CreateAnswer create(String name, Currency currency) {
            return store.create(name, currency);
        }

        @Override
        public PublishAnswer publish(TariffId tariff, TariffVersion.Content content) {
            PublishAnswer answer = store.publish(tariff, content);
            if (fails) {
                throw new LedgerUnavailable("the answer was lost", null);
            }
            return answer;
        }

        @Override
        public boolean makeDefault(TariffId tariff) {
            return store.makeDefault(tariff);
        }

        @Override
        public LinkAnswer link(TariffId tariff, TariffLinks links) {
            return store.link(tariff, links);
        }

        @Override
        public Optional<Tariff> findByName(String name) {
            return store.findByName(name);
        }

        @Override
        public List<Tariff> list() {
            return store.list();
        }
    }
}
