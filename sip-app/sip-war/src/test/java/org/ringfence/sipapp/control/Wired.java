package org.ringfence.sipapp.control;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Puts into a bean what the server would inject, by type. */
final class Wired {

    private Wired() {}

    static <T> T bean(T bean, Object... parts) {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            Arrays.stream(parts)
                    .filter(part -> field.getType().isInstance(part))
                    .findFirst()
                    .ifPresent(part -> set(field, bean, part));
        }
        return bean;
    }

    private static void set(Field field, Object bean, Object part) {
        try {
            field.setAccessible(true);
            field.set(bean, part);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }
}
