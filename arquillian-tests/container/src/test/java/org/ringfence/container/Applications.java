package org.ringfence.container;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.ringfence.container.probe.GateKeeper;
import org.ringfence.container.probe.Tally;
import org.ringfence.container.probe.TallyBean;

/** Builds the archives that the scenarios deploy. */
final class Applications {

    private static final StringAsset WEB_XML = new StringAsset("""
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <env-entry>
                <env-entry-name>probe</env-entry-name>
                <env-entry-type>java.lang.String</env-entry-type>
                <env-entry-value>here</env-entry-value>
              </env-entry>
            </web-app>
            """);

    private Applications() {}

    /** A WAR that stands alone. */
    static WebArchive war() {
        return servlets("probe.war").addClasses(Tally.class, TallyBean.class);
    }

    private static WebArchive servlets(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addPackage("org.ringfence.container.probe")
                .deleteClass(GateKeeper.class)
                .deleteClass(Tally.class)
                .deleteClass(TallyBean.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(WEB_XML);
    }

    /** An EAR: the WAR with the servlets, and an EJB module. */
    static EnterpriseArchive ear() {
        JavaArchive beans = ShrinkWrap.create(JavaArchive.class, "beans.jar").addClasses(Tally.class, TallyBean.class);
        return ShrinkWrap.create(EnterpriseArchive.class, "whole.ear")
                .addAsModule(beans)
                .addAsModule(servlets("sip.war"));
    }

    /** An EJB module that registers gates. */
    static JavaArchive gates() {
        return ShrinkWrap.create(JavaArchive.class, "gates.jar").addClass(GateKeeper.class);
    }
}
