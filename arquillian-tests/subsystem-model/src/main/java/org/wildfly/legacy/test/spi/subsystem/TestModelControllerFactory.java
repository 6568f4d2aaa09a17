package org.wildfly.legacy.test.spi.subsystem;

import org.jboss.as.controller.Extension;
import org.jboss.as.controller.extension.ExtensionRegistry;
import org.jboss.as.model.test.ModelTestModelControllerService;
import org.jboss.as.model.test.ModelTestOperationValidatorFilter;
import org.jboss.as.model.test.StringConfigurationPersister;
import org.jboss.as.subsystem.test.AdditionalInitialization;
import org.jboss.as.subsystem.test.ControllerInitializer;

/** The one type that WildFly's test framework needs of a library that is not on Maven Central. */
public interface TestModelControllerFactory {

    /** Makes the controller that a subsystem test runs on. */
    ModelTestModelControllerService create(
            Extension extension,
            ControllerInitializer controllerInitializer,
            AdditionalInitialization additionalInitialization,
            ExtensionRegistry extensionRegistry,
            StringConfigurationPersister persister,
            ModelTestOperationValidatorFilter validateOps,
            boolean registerTransformers);
}
