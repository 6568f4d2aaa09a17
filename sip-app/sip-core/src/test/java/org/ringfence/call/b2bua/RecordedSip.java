package org.ringfence.call.b2bua;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ringfence.call.session.SipCommands;

/** Writes down the names of the SIP commands of a call; a test may react to them. */
final class RecordedSip {

    final List<String> sent = new CopyOnWriteArrayList<>();
    volatile Consumer<String> reaction = name -> {};
    final SipCommands commands = (SipCommands) Proxy.newProxyInstance(
            SipCommands.class.getClassLoader(), new Class<?>[] {SipCommands.class}, (proxy, method, arguments) -> {
                sent.add(method.getName());
                reaction.accept(method.getName());
                return null;
            });
}
