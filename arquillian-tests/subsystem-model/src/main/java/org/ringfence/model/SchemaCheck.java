package org.ringfence.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.SubsystemSchema;
import org.jboss.as.subsystem.test.AbstractSubsystemSchemaTest;
import org.jboss.as.subsystem.test.AdditionalInitialization;

/**
 * Holds a version of a subsystem's XML against its XSD and its model: a document is valid, and is written as it was
 * read. WildFly's own test does it, which also looks for missing descriptions.
 */
public final class SchemaCheck<S extends SubsystemSchema<S>> extends AbstractSubsystemSchemaTest<S> {

    private final String document;
    private final AdditionalInitialization surroundings;

    private SchemaCheck(
            String subsystem,
            Extension extension,
            S schema,
            S current,
            String document,
            AdditionalInitialization surroundings) {
        super(subsystem, extension, schema, current);
        this.document = document;
        this.surroundings = surroundings;
    }

    /** Checks a version of a schema with a document, whose text stands beside a test's class. */
    public static <S extends SubsystemSchema<S>> void run(
            String subsystem,
            Extension extension,
            S schema,
            S current,
            String document,
            AdditionalInitialization surroundings)
            throws Exception {
        SchemaCheck<S> check = new SchemaCheck<>(subsystem, extension, schema, current, document, surroundings);
        check.initializeParser();
        try {
            check.testSchema();
            check.testSubsystem();
        } finally {
            check.cleanup();
        }
    }

    /** The text of a resource beside a class. */
    public static String text(Class<?> beside, String name) throws IOException {
        try (InputStream resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("There is no " + name + " beside " + beside);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    protected String getSubsystemXml() {
        return document;
    }

    @Override
    protected String getSubsystemXsdPathPattern() {
        return "schema/ringfence-%1$s_%2$d_%3$d.xsd";
    }

    @Override
    protected AdditionalInitialization createAdditionalInitialization() {
        return surroundings;
    }
}
