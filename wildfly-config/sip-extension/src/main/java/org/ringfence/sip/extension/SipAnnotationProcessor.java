package org.ringfence.sip.extension;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.as.ee.component.Attachments;
import org.jboss.as.ee.component.EEApplicationClasses;
import org.jboss.as.ee.component.EEModuleDescription;
import org.jboss.as.ee.structure.DeploymentType;
import org.jboss.as.ee.structure.DeploymentTypeMarker;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessingException;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.annotation.CompositeIndex;
import org.jboss.as.web.common.WebComponentDescription;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.ApplicationDescription;
import org.ringfence.sip.container.ApplicationDescription.ApplicationKey;
import org.ringfence.sip.container.ServletDescription;

/** Finds the SIP servlets and listeners of a WAR by annotation, and makes them components that the server injects. */
final class SipAnnotationProcessor implements DeploymentUnitProcessor {

    private static final String PACKAGE = "javax.servlet.sip.annotation.";
    private static final int PROXY_TIMEOUT_SECONDS = 180;
    private static final int SESSION_TIMEOUT_MINUTES = 3;

    @Override
    public void deploy(DeploymentPhaseContext phase) throws DeploymentUnitProcessingException {
        DeploymentUnit unit = phase.getDeploymentUnit();
        CompositeIndex index =
                unit.getAttachment(org.jboss.as.server.deployment.Attachments.COMPOSITE_ANNOTATION_INDEX);
        if (!DeploymentTypeMarker.isType(DeploymentType.WAR, unit) || index == null) {
            return;
        }
        List<ServletDescription> servlets = servlets(index);
        if (!servlets.isEmpty()) {
            ApplicationDescription description = application(unit, index, servlets);
            unit.putAttachment(SipDeployment.KEY, new SipDeployment(description));
            describeComponents(unit, description);
        }
    }

    private static List<ServletDescription> servlets(CompositeIndex index) throws DeploymentUnitProcessingException {
        List<ServletDescription> servlets = new ArrayList<>();
        for (AnnotationInstance annotation : annotations(index, "SipServlet")) {
            if (annotation.target().kind() != AnnotationTarget.Kind.CLASS) {
                throw SipLogger.LOGGER.notAServlet(annotation.target().toString());
            }
            DotName className = annotation.target().asClass().name();
            servlets.add(new ServletDescription(
                    text(annotation, "name", className.withoutPackagePrefix()),
                    className.toString(),
                    number(annotation, "loadOnStartup", 0),
                    Map.of()));
        }
        return servlets;
    }

    private static ApplicationDescription application(
            DeploymentUnit unit, CompositeIndex index, List<ServletDescription> servlets) {
        String name = annotations(index, "SipServlet").stream()
                .map(annotation -> text(annotation, "applicationName", ""))
                .filter(declared -> !declared.isEmpty())
                .findFirst()
                .orElse(unit.getName().replaceAll("\\.war$", ""));
        List<String> listeners = annotations(index, "SipListener").stream()
                .map(annotation -> annotation.target().asClass().name().toString())
                .toList();
        AnnotationInstance application =
                annotations(index, "SipApplication").stream().findFirst().orElse(null);
        if (application == null) {
            return new ApplicationDescription(
                    name, null, servlets, listeners, PROXY_TIMEOUT_SECONDS, SESSION_TIMEOUT_MINUTES, key(index));
        }
        String mainServlet = text(application, "mainServlet", "");
        return new ApplicationDescription(
                text(application, "name", name),
                mainServlet.isEmpty() ? null : mainServlet,
                servlets,
                listeners,
                number(application, "proxyTimeout", PROXY_TIMEOUT_SECONDS),
                number(application, "sessionTimeout", SESSION_TIMEOUT_MINUTES),
                key(index));
    }

    private static @Nullable ApplicationKey key(CompositeIndex index) {
        return annotations(index, "SipApplicationKey").stream()
                .map(annotation -> annotation.target().asMethod())
                .map(method -> new ApplicationKey(method.declaringClass().name().toString(), method.name()))
                .findFirst()
                .orElse(null);
    }

    private static void describeComponents(DeploymentUnit unit, ApplicationDescription application) {
        EEModuleDescription module = unit.getAttachment(Attachments.EE_MODULE_DESCRIPTION);
        EEApplicationClasses classes = unit.getAttachment(Attachments.EE_APPLICATION_CLASSES_DESCRIPTION);
        Set<String> classNames = new LinkedHashSet<>(application.listeners());
        application.servlets().forEach(servlet -> classNames.add(servlet.className()));
        for (String className : classNames) {
            if (module.getComponentsByClassName(className).isEmpty()) {
                WebComponentDescription component = new WebComponentDescription(
                        "sip:" + className, className, module, unit.getServiceName(), classes);
                module.addComponent(component);
                unit.addToAttachmentList(WebComponentDescription.WEB_COMPONENTS, component.getStartServiceName());
            }
        }
    }

    private static List<AnnotationInstance> annotations(CompositeIndex index, String simpleName) {
        return index.getAnnotations(DotName.createSimple(PACKAGE + simpleName));
    }

    private static String text(AnnotationInstance annotation, String name, String otherwise) {
        AnnotationValue value = annotation.value(name);
        return value == null || value.asString().isEmpty() ? otherwise : value.asString();
    }

    private static int number(AnnotationInstance annotation, String name, int otherwise) {
        AnnotationValue value = annotation.value(name);
        return value == null ? otherwise : value.asInt();
    }
}
