package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffStore;

/** The storm finds ledgers that are broken: without that its silence would mean nothing. */
class StormCanaryTest {

    /** Ways in which a ledger is broken. */
    enum Defect {
        CHARGES_TWICE,
        LOSES_PAYMENTS,
        GIVES_MONEY_TO_THOSE_WHO_HAVE_NONE
    }

    @ParameterizedTest
    @EnumSource
    void stormFindsABrokenLedger(Defect defect) {
        BillingStores broken = new BrokenStores(new MemoryStores(), defect);
        CallStorm storm = new CallStorm(broken, 1, 4);

        Throwable failure = catchThrowable(() -> {
            storm.run(64, 50);
            storm.audit();
        });

        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        assertThat(cause).isInstanceOf(AssertionError.class);
    }

    private record BrokenStores(BillingStores sound, LedgerStore ledger) implements BillingStores {

        BrokenStores(BillingStores sound, Defect defect) {
            this(sound, broken(sound.ledger(), defect));
        }

        @Override
        public AccountStore accounts() {
            return sound.accounts();
        }

        @Override
        public CdrStore cdrs() {
            return sound.cdrs();
        }

        @Override
        public TariffStore tariffs() {
            return sound.tariffs();
        }

        @Override
        public EventOutbox outbox() {
            return sound.outbox();
        }

        @Override
        public LimitStore limits() {
            return sound.limits();
        }

        @Override
        public PackageStore packages() {
            return sound.packages();
        }
    }

    private static LedgerStore broken(LedgerStore sound, Defect defect) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (defect == Defect.LOSES_PAYMENTS && method.getName().equals("post")) {
                        LedgerEntry entry = (LedgerEntry) arguments[0];
                        return new LedgerStore.PostAnswer.Posted(
                                sound.balance(entry.account()).orElseThrow());
                    }
                    try {
                        Object answer = method.invoke(sound, arguments);
                        spoil(sound, defect, arguments, answer);
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static void spoil(LedgerStore sound, Defect defect, Object[] arguments, Object answer) {
        if (defect == Defect.CHARGES_TWICE && answer instanceof LedgerStore.EndAnswer.Ended ended) {
            long charge = ended.record().billed().charge().units();
            if (charge > 0) {
                post(sound, ended.record().attempt().account(), EntryKind.CHARGE, -1);
            }
        }
        if (defect == Defect.GIVES_MONEY_TO_THOSE_WHO_HAVE_NONE
                && answer instanceof LedgerStore.ReserveAnswer.Insufficient) {
            post(sound, ((ReserveCommand) arguments[0]).account(), EntryKind.ADJUSTMENT, 100_000);
        }
    }

    private static void post(LedgerStore sound, AccountId account, EntryKind kind, long units) {
        Money amount = new Money(units, Samples.EUR);
        sound.post(
                new LedgerEntry(new EntryId(UUID.randomUUID()), account, kind, amount, Samples.NOON, "spoilt"), null);
    }
}
