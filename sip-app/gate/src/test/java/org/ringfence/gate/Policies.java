package org.ringfence.gate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ringfence.policy.BanPolicy;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.Policy;

/** Policies that differ from the defaults in some components, given as names and values in turn. */
public final class Policies {

    private Policies() {}

    public static FirewallPolicy firewall(Object... changes) {
        return with(FirewallPolicy.DEFAULT, changes);
    }

    public static GuessingPolicy guessing(Object... changes) {
        return with(GuessingPolicy.DEFAULT, changes);
    }

    public static BanPolicy bans(Object... changes) {
        return with(BanPolicy.DEFAULT, changes);
    }

    @SuppressWarnings("unchecked")
    private static <P extends Policy> P with(P defaults, Object... changes) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Object> values = new ArrayList<>();
        try {
            for (RecordComponent component : components) {
                int change = Arrays.asList(changes).indexOf(component.getName());
                values.add(change < 0 ? component.getAccessor().invoke(defaults) : changes[change + 1]);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (P) defaults.getClass().getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
