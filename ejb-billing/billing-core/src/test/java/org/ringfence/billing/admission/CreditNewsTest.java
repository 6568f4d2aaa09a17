package org.ringfence.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.spec.Spec;

class CreditNewsTest {

    @Test
    @Spec("P18")
    void listenersHearOfMoreMoneyUntilTheyLeave() {
        CreditNews news = new CreditNews();
        List<AccountId> heard = new ArrayList<>();
        CreditNews.Subscription subscription = news.subscribe(heard::add);
        news.creditRaised(new AccountId(1));
        subscription.close();
        news.creditRaised(new AccountId(2));

        assertThat(heard).containsExactly(new AccountId(1));
    }
}
