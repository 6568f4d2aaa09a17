package org.ringfence.billing.memory;

import java.util.ArrayList;
import java.util.List;

/** Reads lists that grow at their end from there. */
final class NewestFirst {

    private NewestFirst() {}

    static <T> List<T> of(List<T> oldestFirst, int limit) {
        List<T> newest = new ArrayList<>();
        for (int index = oldestFirst.size() - 1; index >= 0 && newest.size() < limit; index--) {
            newest.add(oldestFirst.get(index));
        }
        return newest;
    }
}
