package org.restcomm.commons.statistics.reporter;

import com.codahale.metrics.MetricRegistry;
import java.util.concurrent.TimeUnit;

/**
 * Stands where the SIP servlet container looks for the class that would report usage to its makers once a day. This one
 * never starts anything.
 */
public class RestcommStatsReporter {

    private static final MetricRegistry METRICS = new MetricRegistry();
    private static final RestcommStatsReporter SILENT = new RestcommStatsReporter();

    public static RestcommStatsReporter getRestcommStatsReporter() {
        return SILENT;
    }

    public static MetricRegistry getMetricRegistry() {
        return METRICS;
    }

    public void setRemoteServer(String server) {}

    public void setProjectName(String name) {}

    public void setProjectType(String type) {}

    public void setVersion(String version) {}

    public void start(long period, TimeUnit unit) {}

    public void stop() {}
}
