package dev.terrane.provider.plugin;

import dev.terrane.spi.Provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A process that hosts a provider and then waits to be killed. Prints the provider's number.
final class TestHost {
    private TestHost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Provider provider = new TestPrograms(folder).factory(Map.of(), "child").create();
        TestPrograms.configure(provider, folder);
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().map(c -> c.endsWith("java")).orElse(false))
                .forEach(child -> System.out.println(child.pid()));
        System.out.flush();
        Thread.sleep(Long.MAX_VALUE);
    }
}
