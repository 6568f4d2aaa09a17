package org.ringfence.container.probe;

/** One instance of it lives per class loader of the application. */
public final class ClassLoaderMarker {}
