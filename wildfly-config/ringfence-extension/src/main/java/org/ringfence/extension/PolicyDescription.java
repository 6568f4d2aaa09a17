package org.ringfence.extension;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ExpressionResolver;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.ringfence.policy.AddressPolicy;
import org.ringfence.policy.AlertPolicy;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.AutoBanPolicy;
import org.ringfence.policy.BanFeedPolicy;
import org.ringfence.policy.BanPolicy;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.CapacityPolicy;
import org.ringfence.policy.CdrPushPolicy;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.DialogPolicy;
import org.ringfence.policy.ExportPolicy;
import org.ringfence.policy.ExposurePolicy;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FraudPolicy;
import org.ringfence.policy.GeographyPolicy;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.LimitPolicy;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.Policy;
import org.ringfence.policy.PricePolicy;
import org.ringfence.policy.RegistrationPolicy;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.policy.TracePolicy;
import org.ringfence.policy.UpkeepPolicy;
import org.ringfence.policy.UserAgentPolicy;

/**
 * A policy as a resource: an attribute for each component of its record, so that none can be forgotten. The record
 * itself checks the values.
 *
 * @param name of the resource {@code policy=name}
 * @param type the record
 * @param values how each component is written, in order
 */
record PolicyDescription<P extends Policy>(String name, Class<P> type, List<PolicyValue> values) {

    static final List<PolicyDescription<?>> ALL = List.of(
            of("authentication", AuthenticationPolicy.DEFAULT),
            of("registration", RegistrationPolicy.DEFAULT),
            of("calls", CallPolicy.DEFAULT),
            of("billing", BillingPolicy.DEFAULT),
            of("firewall", FirewallPolicy.DEFAULT),
            of("guessing", GuessingPolicy.DEFAULT),
            of("bans", BanPolicy.DEFAULT),
            of("user-agents", UserAgentPolicy.DEFAULT),
            of("honeypots", HoneypotPolicy.DEFAULT),
            of("exports", ExportPolicy.DEFAULT),
            of("passwords", PasswordPolicy.DEFAULT),
            of("ban-feeds", BanFeedPolicy.DEFAULT),
            of("dialogs", DialogPolicy.DEFAULT),
            of("alerts", AlertPolicy.DEFAULT),
            of("upkeep", UpkeepPolicy.DEFAULT),
            of("traces", TracePolicy.DEFAULT),
            of("exposure", ExposurePolicy.DEFAULT),
            of("prices", PricePolicy.DEFAULT),
            of("routing", RoutingPolicy.DEFAULT),
            of("cdr-push", CdrPushPolicy.DEFAULT),
            of("fraud", FraudPolicy.DEFAULT),
            of("auto-ban", AutoBanPolicy.DEFAULT),
            of("geography", GeographyPolicy.DEFAULT),
            of("destinations", DestinationPolicy.DEFAULT),
            of("limits", LimitPolicy.DEFAULT),
            of("capacity", CapacityPolicy.DEFAULT),
            of("addresses", AddressPolicy.DEFAULT));

    @SuppressWarnings("unchecked")
    private static <P extends Policy> PolicyDescription<P> of(String name, P defaults) {
        List<PolicyValue> values = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            values.add(PolicyValue.of(component, defaults));
        }
        return new PolicyDescription<>(name, (Class<P>) defaults.getClass(), List.copyOf(values));
    }

    ResourceRegistration registration() {
        return ResourceRegistration.of(PathElement.pathElement("policy", name));
    }

    List<AttributeDefinition> attributes() {
        return values.stream().<AttributeDefinition>map(PolicyValue::attribute).toList();
    }

    /**
     * Makes the policy that the model describes.
     *
     * @throws OperationFailedException with the record's sentence, if it refuses a value
     */
    P resolve(ExpressionResolver resolver, ModelNode model) throws OperationFailedException {
        List<Object> arguments = new ArrayList<>(values.size());
        for (PolicyValue value : values) {
            arguments.add(value.resolve(resolver, model));
        }
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw RingfenceLogger.LOGGER.refused(name, String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException("Policy " + name + " can't be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Policy " + name + " can't be made", e);
        }
    }
}
