package org.ringfence.sip.extension;

import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.ringfence.model.Handbook;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.model.Surroundings;

/** The page on administration says what the model says. */
class SipHandbookTest {

    @Test
    void pageTellsEveryAttributeAsTheConsoleDoes() throws Exception {
        try (ManagedSubsystem subsystem = SipSubsystemTest.boot(new Surroundings().withSocketBinding("sip-udp", 0))) {
            ModelNode description = subsystem.description();
            ModelNode connector = description.get("children", "connector", "model-description", "*");
            Handbook.check("sip", Handbook.attributes(description, false));
            Handbook.check("sip runtime", Handbook.attributes(description, true));
            Handbook.check("connector", Handbook.attributes(connector, false));
            Handbook.check("connector runtime", Handbook.attributes(connector, true));
        }
    }
}
