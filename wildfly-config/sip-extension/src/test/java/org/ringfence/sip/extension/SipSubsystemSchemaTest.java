package org.ringfence.sip.extension;

import org.jboss.as.subsystem.test.AdditionalInitialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.model.SchemaCheck;

class SipSubsystemSchemaTest {

    @ParameterizedTest
    @EnumSource
    void documentOfEachVersionIsValidAndWrittenAsItWasRead(SipSubsystemSchema schema) throws Exception {
        String version = schema.getVersion().major() + "." + schema.getVersion().minor();
        SchemaCheck.run(
                SipSubsystemResourceDefinitionRegistrar.REGISTRATION.getName(),
                new SipExtension(),
                schema,
                SipSubsystemSchema.CURRENT,
                SchemaCheck.text(getClass(), "sip-" + version + ".xml"),
                AdditionalInitialization.withCapabilities(
                        "org.wildfly.network.socket-binding.sip-udp",
                        "org.wildfly.network.socket-binding.sip-tls",
                        "org.wildfly.security.ssl-context.sip"));
    }
}
