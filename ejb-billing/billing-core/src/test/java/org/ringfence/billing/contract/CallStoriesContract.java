package org.ringfence.billing.contract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.spec.Spec;

/** The stories of calls.txt come out as they are told. */
public interface CallStoriesContract extends BillingStores {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.ringfence.billing.contract.CallStory#all")
    @Spec({"F6", "F8", "G1", "P1", "P18"})
    default void storyComesOutAsItIsTold(CallStory story) {
        new StoryTeller(this, story).tell();
    }
}
