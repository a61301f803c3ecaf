package io.gatehouse.micro;

import java.lang.reflect.Proxy;

/**
 * Signals, taken before the virtual machine takes them. Its own shutdown runs all hooks at once, Payara's among them,
 * and PostgreSQL could be gone while requests are still being served; so the order is ours, and then the machine halts.
 *
 * <p>By reflection, because the compiler warns of {@code sun.misc.Signal} and can't be told that it is meant; it is
 * exported by {@code jdk.unsupported} for want of anything else.
 */
final class ShutdownOrder {

    private ShutdownOrder() {}

    /**
     * For what a signal may not cut in half, nor begin once a stop has: from then on nothing gets here any more, and the
     * machine halts with the exit code of a stop that was asked for.
     */
    static synchronized void undisturbed(Runnable action) {
        action.run();
    }

    static void takeOver(Runnable stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object stopping = Proxy.newProxyInstance(
                    ShutdownOrder.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            stopAndHalt(stop);
                        }
                        return null;
                    });
            for (String name : new String[] {"INT", "TERM", "HUP"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), stopping);
            }
            // for whoever ends the machine without asking us: nothing may be left behind
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "gatehouse-stop"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java can't handle signals", e);
        }
    }

    private static void stopAndHalt(Runnable stop) {
        Terminal.OUT.println();
        Terminal.OUT.println("Stopping …");
        undisturbed(() -> {
            stop.run();
            Terminal.OUT.println("Gatehouse has stopped.");
            Terminal.OUT.flush();
            Runtime.getRuntime().halt(0);
        });
    }
}
