package org.ringfence.container.probe;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells the naming context and the class loader of the thread that asks. */
final class WhereAmI {

    private WhereAmI() {}

    static String names() {
        boolean own = Thread.currentThread().getContextClassLoader() == WhereAmI.class.getClassLoader();
        return "app=" + lookup("java:app/AppName") + " module=" + lookup("java:module/ModuleName") + " comp="
                + lookup("java:comp/env/probe") + " loader=" + (own ? "own" : "strange");
    }

    private static Object lookup(String name) {
        try {
            return new InitialContext().lookup(name);
        } catch (NamingException missing) {
            return missing.getClass().getSimpleName();
        }
    }
}
