package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.Policy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.Range;
import org.ringfence.policy.address.AddressSet;

/** Each component of each policy can be set at run time, is bounded, and reaches the record that consumers read. */
class PolicyWiringTest {

    private ManagedSubsystem subsystem;
    private PolicySource policies;

    /** One option of the product. */
    private record Option(PolicyDescription<?> policy, RecordComponent component) {

        String attribute() {
            return PolicyValue.kebab(component.getName());
        }

        String resource() {
            return "policy=" + policy.name();
        }

        Object in(PolicySource policies) throws ReflectiveOperationException {
            return component.getAccessor().invoke(policies.current(policy.type()));
        }

        boolean isInMilliseconds() throws ReflectiveOperationException {
            return component
                                    .getAccessor()
                                    .invoke(policy.type().getField("DEFAULT").get(null))
                            instanceof Duration standard
                    && !standard.isZero()
                    && standard.toMillis() < 1_000;
        }

        @Override
        public String toString() {
            return policy.name() + '/' + attribute();
        }
    }

    static Stream<Option> options() {
        return PolicyDescription.ALL.stream()
                .flatMap(policy -> Arrays.stream(policy.type().getRecordComponents())
                        .map(component -> new Option(policy, component)));
    }

    static Stream<Option> bounded() {
        return options().filter(option -> option.component().isAnnotationPresent(Range.class));
    }

    @BeforeEach
    void boot() throws Exception {
        subsystem = RunningSubsystem.boot();
        policies = RunningSubsystem.policies(subsystem);
    }

    @AfterEach
    void stop() throws Exception {
        subsystem.close();
    }

    @ParameterizedTest
    @MethodSource("options")
    void writtenOptionIsInForceAtOnceAndItsRemovalBringsTheDefaultBack(Option option) throws Exception {
        Object standard = option.in(policies);

        ModelNode answer = write(option, others(option, standard));

        assertThat(answer.get("response-headers").isDefined())
                .as("%s asks for a reload", option)
                .isFalse();
        assertThat(option.in(policies)).isNotEqualTo(standard);
        assertThat(text(option, option.in(policies)))
                .isEqualTo(subsystem.read(option.attribute(), option.resource()).asString());

        write(option, List.of(new ModelNode()));

        assertThat(option.in(policies)).isEqualTo(standard);
    }

    /** Writes the first of these values that the policy's other options allow. */
    private ModelNode write(Option option, List<ModelNode> values) {
        ModelNode answer = new ModelNode();
        for (ModelNode value : values) {
            answer = subsystem.answer(subsystem.write(option.attribute(), value, option.resource()));
            if (answer.get("outcome").asString().equals("success")) {
                return answer;
            }
        }
        throw new AssertionError(option + " takes none of " + values + ": " + answer);
    }

    private static List<ModelNode> others(Option option, Object standard) throws ReflectiveOperationException {
        if (standard instanceof Duration duration) {
            long number = option.isInMilliseconds() ? duration.toMillis() : duration.toSeconds();
            return List.of(new ModelNode((int) number + 1), new ModelNode((int) number - 1));
        }
        if (standard instanceof Integer number) {
            return List.of(new ModelNode(number + 1), new ModelNode(number - 1));
        }
        if (standard instanceof Boolean flag) {
            return List.of(new ModelNode(!flag));
        }
        if (standard instanceof Set<?>) {
            return List.of(new ModelNode("480"));
        }
        if (standard instanceof AddressSet || option.component().getType() == Integer.class) {
            return List.of(new ModelNode(standard == null ? "20" : "192.0.2.0/24"));
        }
        if (standard instanceof Enum<?>) {
            return Arrays.stream(option.component().getType().getEnumConstants())
                    .filter(constant -> constant != standard)
                    .map(constant -> new ModelNode(constant.toString()))
                    .toList();
        }
        return List.of(
                new ModelNode("one.example"),
                new ModelNode("0.60"),
                new ModelNode("882,979"),
                new ModelNode("CU"),
                new ModelNode("ann@one.example"),
                new ModelNode("BAN,UNBAN"),
                new ModelNode("112,110"),
                new ModelNode("MOBILE,PREMIUM"),
                new ModelNode("Mon-Fri 20:00-08:00"),
                new ModelNode("long enough to be a secret of the server"),
                new ModelNode("https://lists.example/a"),
                new ModelNode("0a".repeat(32)));
    }

    private static String text(Option option, Object value) throws ReflectiveOperationException {
        if (value instanceof Duration duration) {
            return String.valueOf(option.isInMilliseconds() ? duration.toMillis() : duration.toSeconds());
        }
        return value instanceof Set<?> set ? set.iterator().next().toString() : value.toString();
    }

    @ParameterizedTest
    @MethodSource("options")
    void numberWithoutBoundsIsNoOption(Option option) {
        Class<?> type = option.component().getType();

        assertThat(type == int.class || type == Integer.class || type == Duration.class)
                .isEqualTo(option.component().isAnnotationPresent(Range.class));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void valueBelowItsBoundIsRefusedWithASentenceAndChangesNothing(Option option) throws Exception {
        allAtTheirBounds(option.policy(), true);

        refuses(option, option.component().getAnnotation(Range.class).least() - 1);
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void valueAboveItsBoundIsRefusedWithASentenceAndChangesNothing(Option option) throws Exception {
        allAtTheirBounds(option.policy(), false);

        refuses(option, option.component().getAnnotation(Range.class).most() + 1);
    }

    private void refuses(Option option, int value) throws ReflectiveOperationException {
        Object before = option.in(policies);

        String sentence =
                subsystem.refused(subsystem.write(option.attribute(), new ModelNode(value), option.resource()));

        assertThat(sentence).contains("RFEXT0001").contains(option.policy().name(), option.attribute());
        assertThat(sentence).endsWith("but is " + value + (option.isInMilliseconds() ? " ms" : ""));
        assertThat(option.in(policies)).isEqualTo(before);
    }

    /** Puts every bounded option to its bound, so that none stands in the way of another. */
    private void allAtTheirBounds(PolicyDescription<? extends Policy> policy, boolean least) {
        List<RecordComponent> components = new ArrayList<>(List.of(policy.type().getRecordComponents()));
        subsystem.done(subsystem.operation("remove", "policy=" + policy.name()));
        ModelNode add = subsystem.operation("add", "policy=" + policy.name());
        for (RecordComponent component : components) {
            Range range = component.getAnnotation(Range.class);
            if (range != null) {
                add.get(PolicyValue.kebab(component.getName())).set(least ? range.least() : range.most());
            }
        }
        subsystem.done(add);
    }

    @Test
    void everyPolicyOfTheApplicationIsAResource() throws Exception {
        // the board is made of every policy that there is
        assertThat(PolicyDescription.ALL.stream().map(PolicyDescription::type).toList())
                .doesNotHaveDuplicates()
                .allSatisfy(type -> assertThat(policies.current(type)).isNotNull());
    }

    @Test
    void removedPolicyHasItsDefaultsInForce() {
        subsystem.done(subsystem.write("ring-timeout", new ModelNode(33), "policy=calls"));
        assertThat(policies.current(CallPolicy.class).ringTimeout()).hasSeconds(33);

        subsystem.done(subsystem.operation("remove", "policy=calls"));

        assertThat(policies.current(CallPolicy.class)).isEqualTo(CallPolicy.DEFAULT);
    }

    @Test
    void changesOfOneCompositeAreAllInForceOrNone() {
        ModelNode composite = new ModelNode();
        composite.get("operation").set("composite");
        composite.get("address").setEmptyList();
        composite.get("steps").add(subsystem.write("ring-timeout", new ModelNode(33), "policy=calls"));
        composite.get("steps").add(subsystem.write("min-se", new ModelNode(1), "policy=calls"));

        assertThat(subsystem.answer(composite).get("outcome").asString()).isEqualTo("failed");

        assertThat(policies.current(CallPolicy.class)).isEqualTo(CallPolicy.DEFAULT);
    }

    @Test
    void wordThatIsNoValueIsRefusedWithTheValuesThatAre() {
        assertThat(subsystem.refused(subsystem.write("strictness", new ModelNode("HARD"), "policy=authentication")))
                .contains("HARD", "strictness", "LEGACY", "ONE_TIME");
    }

    @Test
    void listOfStatusesThatIsNoneIsRefused() {
        assertThat(subsystem.refused(subsystem.write("failover-statuses", new ModelNode("503;504"), "policy=calls")))
                .contains("failover-statuses", "503;504");
        assertThat(subsystem.refused(subsystem.write("failover-statuses", new ModelNode("200"), "policy=calls")))
                .contains("failover-statuses must be between 400 and 599, but is 200");
    }
}
