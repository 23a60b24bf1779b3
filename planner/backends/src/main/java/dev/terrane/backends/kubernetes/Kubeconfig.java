package dev.terrane.backends.kubernetes;

import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ContextBuilder;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What several kubeconfigs say together, as kubectl puts them together: where two have something of the
/// same name, that of the first file counts, and so does the first file that has a current context.
///
/// Paths in a file are meant against the folder of that file.
record Kubeconfig(
        String current,
        Map<String, Context> contexts,
        Map<String, Cluster> clusters,
        Map<String, AuthInfo> users) {
    private static final String CHOSEN = "terrane";

    /// What is to be used instead of what the current context says.
    record Choice(Optional<String> context, Optional<String> cluster, Optional<String> user) {
        static final Choice NONE = new Choice(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Kubeconfig together(List<String> files, Function<String, Path> paths)
            throws StateStoreException {
        Kubeconfig all = new Kubeconfig("", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (String file : files) {
            all = all.then(file, paths.apply(file));
        }
        return all;
    }

    private Kubeconfig then(String name, Path path) throws StateStoreException {
        io.fabric8.kubernetes.api.model.Config next = read(name, path);
        for (NamedContext each : next.getContexts()) {
            contexts.putIfAbsent(each.getName(), each.getContext());
        }
        for (NamedCluster each : next.getClusters()) {
            Cluster cluster = each.getCluster();
            cluster.setCertificateAuthority(beside(path, cluster.getCertificateAuthority()));
            clusters.putIfAbsent(each.getName(), cluster);
        }
        for (NamedAuthInfo each : next.getUsers()) {
            users.putIfAbsent(each.getName(), absolute(path, each.getUser()));
        }
        String told = Optional.ofNullable(next.getCurrentContext()).orElse("");
        return new Kubeconfig(current.isEmpty() ? told : current, contexts, clusters, users);
    }

    private static AuthInfo absolute(Path file, AuthInfo user) {
        user.setClientCertificate(beside(file, user.getClientCertificate()));
        user.setClientKey(beside(file, user.getClientKey()));
        user.setTokenFile(beside(file, user.getTokenFile()));
        ExecConfig program = user.getExec();
        if (program != null && program.getCommand().contains("/")) {
            program.setCommand(beside(file, program.getCommand()));
        }
        return user;
    }

    private static @Nullable String beside(Path file, @Nullable String path) {
        return path == null || path.isEmpty() ? path : file.resolveSibling(path).toString();
    }

    private static io.fabric8.kubernetes.api.model.Config read(String name, Path path)
            throws StateStoreException {
        try {
            return Serialization.unmarshal(
                    Files.readString(path), io.fabric8.kubernetes.api.model.Config.class);
        } catch (IOException e) {
            throw unusable(name, "it can not be read", e);
        } catch (RuntimeException e) {
            throw unusable(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static StateStoreException unusable(String name, String why, Exception cause) {
        return new StateStoreException(
                "Invalid backend configuration",
                "The kubeconfig \"%s\" can not be used: %s.".formatted(name, why),
                cause);
    }

    /// The same with one context, of what was chosen.
    ///
    /// @param program says who asks, whatever the user of the context has
    Kubeconfig choosing(Choice choice, Optional<ExecConfig> program) throws StateStoreException {
        Context base = context(choice.context().orElse(current));
        ContextBuilder context = new ContextBuilder(base);
        if (choice.cluster().isPresent()) {
            context.withCluster(known(clusters, "cluster", choice.cluster().get()));
        }
        if (choice.user().isPresent()) {
            context.withUser(known(users, "user", choice.user().get()));
        }
        Map<String, AuthInfo> all = new TreeMap<>(users);
        if (program.isPresent()) {
            all.put(CHOSEN, new AuthInfoBuilder().withExec(program.get()).build());
            context.withUser(CHOSEN);
        }
        return new Kubeconfig(CHOSEN, Map.of(CHOSEN, context.build()), clusters, all);
    }

    private Context context(String name) throws StateStoreException {
        if (name.isEmpty()) {
            return new Context();
        }
        Context found = contexts.get(name);
        if (found == null) {
            throw unknown(contexts, "context", name);
        }
        return found;
    }

    private static String known(Map<String, ?> all, String what, String name)
            throws StateStoreException {
        if (!all.containsKey(name)) {
            throw unknown(all, what, name);
        }
        return name;
    }

    private static StateStoreException unknown(Map<String, ?> all, String what, String name) {
        return new StateStoreException(
                "Invalid backend configuration",
                "The kubeconfig has no %s \"%s\". There is: %s."
                        .formatted(
                                what,
                                name,
                                all.isEmpty() ? "none" : String.join(", ", all.keySet())));
    }

    /// As the client takes it. A program that says who asks is run here.
    Config config() throws StateStoreException {
        var text =
                new ConfigBuilder()
                        .withCurrentContext(current)
                        .withContexts(named(contexts, (name, it) -> new NamedContext(it, name)))
                        .withClusters(named(clusters, (name, it) -> new NamedCluster(it, name)))
                        .withUsers(named(users, NamedAuthInfo::new))
                        .build();
        try {
            return Config.fromKubeconfig(Serialization.asYaml(text));
        } catch (RuntimeException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "What the kubeconfig says can not be used: %s."
                            .formatted(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static <T, N> List<N> named(Map<String, T> all, BiFunction<String, T, N> name) {
        return all.entrySet().stream()
                .map(each -> name.apply(each.getKey(), each.getValue()))
                .toList();
    }
}
