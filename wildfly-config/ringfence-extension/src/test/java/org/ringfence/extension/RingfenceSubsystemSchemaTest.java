package org.ringfence.extension;

import org.jboss.as.subsystem.test.AdditionalInitialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.model.SchemaCheck;

class RingfenceSubsystemSchemaTest {

    @ParameterizedTest
    @EnumSource
    void documentOfEachVersionIsValidAndWrittenAsItWasRead(RingfenceSubsystemSchema schema) throws Exception {
        String version = schema.getVersion().major() + "." + schema.getVersion().minor();
        SchemaCheck.run(
                RingfenceSubsystemResourceDefinitionRegistrar.REGISTRATION.getName(),
                new RingfenceExtension(),
                schema,
                RingfenceSubsystemSchema.CURRENT,
                SchemaCheck.text(getClass(), "ringfence-" + version + ".xml"),
                AdditionalInitialization.MANAGEMENT);
    }
}
