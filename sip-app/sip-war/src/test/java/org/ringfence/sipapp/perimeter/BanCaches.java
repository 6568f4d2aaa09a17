package org.ringfence.sipapp.perimeter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.protocols.pbcast.GMS;

/** Caches of bans without a server: alone, or nodes of one process that talk to each other in memory. */
final class BanCaches implements AutoCloseable {

    private static final String CACHE = "bans";
    /** Nodes that talk to each other within the process, and to nobody else. */
    private static final String IN_MEMORY = """
            <config xmlns="urn:org:jgroups">
              <SHARED_LOOPBACK/>
              <SHARED_LOOPBACK_PING/>
              <MERGE3 min_interval="300" max_interval="1000"/>
              <NAKACK4/>
              <UNICAST4/>
              <pbcast.GMS join_timeout="500"/>
              <FRAG4/>
            </config>
            """;

    private final List<EmbeddedCacheManager> managers = new ArrayList<>();
    private final List<JChannel> channels = new ArrayList<>();

    /** A cache of one node that keeps what it has in a folder. */
    Cache<String, String> local(Path folder) {
        ConfigurationBuilder configuration = new ConfigurationBuilder();
        configuration
                .persistence()
                .addSoftIndexFileStore()
                .dataLocation(folder.resolve("data").toString())
                .indexLocation(folder.resolve("index").toString());
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder().nonClusteredDefault();
        global.jmx().disable();
        return cache(new DefaultCacheManager(global.build()), configuration);
    }

    /** The cache of another node of a cluster. */
    Cache<String, String> replicated(String cluster) {
        GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
        global.jmx().disable();
        global.transport().clusterName(cluster).addProperty(JGroupsTransport.CONFIGURATION_XML, IN_MEMORY);
        ConfigurationBuilder configuration = new ConfigurationBuilder();
        configuration.clustering().cacheMode(CacheMode.REPL_SYNC);
        Cache<String, String> cache = cache(new DefaultCacheManager(global.build()), configuration);
        Transport transport = cache.getAdvancedCache().getRpcManager().getTransport();
        channels.add(((JGroupsTransport) transport).getChannel());
        return cache;
    }

    /** Lets every node believe that it is alone; they find each other again within seconds. */
    void split() {
        for (JChannel channel : channels) {
            GMS membership = channel.getProtocolStack().findProtocol(GMS.class);
            long next = channel.getView().getViewId().getId() + 1;
            membership.installView(View.create(channel.getAddress(), next, channel.getAddress()));
        }
    }

    private Cache<String, String> cache(EmbeddedCacheManager manager, ConfigurationBuilder configuration) {
        managers.add(manager);
        manager.defineConfiguration(CACHE, configuration.build());
        return manager.getCache(CACHE);
    }

    @Override
    public void close() {
        managers.forEach(EmbeddedCacheManager::stop);
        managers.clear();
    }
}
