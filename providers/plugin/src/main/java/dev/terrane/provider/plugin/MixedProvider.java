package dev.terrane.provider.plugin;

import dev.terrane.spi.Action;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PlanChecks;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.ProviderUnavailableException;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One configuration of a provider, some of whose types are built in and the others a program's. The
/// program is neither started nor configured before one of its types is used.
final class MixedProvider implements Provider {
    private final Provider builtIn;
    private final Provider program;
    private final ProviderSchema builtInSchema;
    private @Nullable Configuration configuration;
    private boolean programConfigured;

    private record Configuration(Value config, ProviderContext context) {}

    MixedProvider(Provider builtIn, Provider program, TypeChoice choice) {
        this.builtIn = builtIn;
        this.program = program;
        this.builtInSchema = chosen(builtIn.schema(), choice);
    }

    private static ProviderSchema chosen(ProviderSchema all, TypeChoice choice) {
        return new ProviderSchema(
                all.provider(),
                new Chosen(all.resources(), "", choice),
                new Chosen(all.dataSources(), "data.", choice),
                new Chosen(all.ephemeralResources(), "ephemeral.", choice));
    }

    /// The program tells its types only when one is asked for that is not built in.
    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                builtInSchema.provider(),
                new Both(builtInSchema.resources(), () -> program.schema().resources()),
                new Both(builtInSchema.dataSources(), () -> program.schema().dataSources()),
                new Both(
                        builtInSchema.ephemeralResources(),
                        () -> program.schema().ephemeralResources()),
                new Both(Map.of(), () -> program.schema().listResources()),
                new Both(Map.of(), () -> program.schema().actions()),
                Optional.empty());
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return builtIn.validateConfig(config);
    }

    @Override
    public synchronized List<Problem> configure(Value config, ProviderContext context) {
        configuration = new Configuration(config, context);
        return builtIn.configure(config, context);
    }

    /// The program, configured like the built-in one if that is.
    private synchronized Provider program() {
        if (configuration != null && !programConfigured) {
            List<Problem> problems =
                    program.configure(configuration.config(), configuration.context());
            problems.stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new ProviderUnavailableException(problem);
                    });
            programConfigured = true;
        }
        return program;
    }

    private Provider ofResource(String type) {
        return builtInSchema.resources().containsKey(type) ? builtIn : program();
    }

    @Override
    public ManagedResources resource(String type) {
        return ofResource(type).resource(type);
    }

    @Override
    public DataSources dataSource(String type) {
        return builtInSchema.dataSources().containsKey(type)
                ? builtIn.dataSource(type)
                : program().dataSource(type);
    }

    @Override
    public boolean onlyComputes(String type) {
        return ofResource(type).onlyComputes(type);
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        return ofResource(type).batchReads(type);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return builtInSchema.ephemeralResources().containsKey(type)
                ? builtIn.ephemeralResource(type)
                : program().ephemeralResource(type);
    }

    /// Nothing of the kind is built in.
    @Override
    public Optional<ListResources> listResource(String type) {
        return program().listResource(type);
    }

    @Override
    public Optional<Action> action(String type) {
        return program().action(type);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return new BothFunctions(builtIn.functions(), () -> program.functions());
    }

    @Override
    public Optional<PlanChecks> planChecks() {
        return builtIn.planChecks();
    }

    @Override
    public void stop() {
        builtIn.stop();
        synchronized (this) {
            if (!programConfigured) {
                return;
            }
        }
        program.stop();
    }

    @Override
    public void close() {
        builtIn.close();
        program.close();
    }

    /// The types that the built-in provider has the charge of.
    private static final class Chosen extends ProviderSchema.Lazy {
        private final Map<String, Schema> all;

        Chosen(Map<String, Schema> all, String prefix, TypeChoice choice) {
            super(
                    all.keySet().stream()
                            .filter(type -> choice.isBuiltIn(prefix + type))
                            .collect(Collectors.toSet()));
            this.all = all;
        }

        @Override
        protected Schema read(String type) {
            return Optional.ofNullable(all.get(type)).orElseThrow();
        }
    }

    /// Functions of both; the program is asked last.
    private static final class BothFunctions extends AbstractMap<String, ProviderFunction> {
        private final Map<String, ProviderFunction> builtIn;
        private final Supplier<Map<String, ProviderFunction>> program;

        BothFunctions(
                Map<String, ProviderFunction> builtIn,
                Supplier<Map<String, ProviderFunction>> program) {
            this.builtIn = Map.copyOf(builtIn);
            this.program = program;
        }

        @Override
        public @Nullable ProviderFunction get(@Nullable Object name) {
            ProviderFunction known = name == null ? null : builtIn.get(name);
            return known != null ? known : program.get().get(name);
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Map.Entry<String, ProviderFunction>> entrySet() {
            Map<String, ProviderFunction> all = new HashMap<>(program.get());
            all.putAll(builtIn);
            return Map.copyOf(all).entrySet();
        }
    }

    /// Types of both; the program is asked last.
    private static final class Both extends ProviderSchema.Lazy {
        private final Map<String, Schema> builtIn;
        private final Supplier<Map<String, Schema>> program;

        Both(Map<String, Schema> builtIn, Supplier<Map<String, Schema>> program) {
            super(Set.of());
            this.builtIn = builtIn;
            this.program = program;
        }

        @Override
        public @Nullable Schema get(@Nullable Object type) {
            Schema known = type == null ? null : builtIn.get(type);
            return known != null ? known : program.get().get(type);
        }

        @Override
        public boolean containsKey(@Nullable Object type) {
            return builtIn.containsKey(type) || program.get().containsKey(type);
        }

        @Override
        public Set<String> keySet() {
            Set<String> all = new HashSet<>(builtIn.keySet());
            all.addAll(program.get().keySet());
            return all;
        }

        @Override
        public boolean isEmpty() {
            return builtIn.isEmpty() && program.get().isEmpty();
        }

        @Override
        public int size() {
            return keySet().size();
        }

        @Override
        protected Schema read(String type) {
            Schema schema = get(type);
            if (schema == null) {
                throw new IllegalArgumentException("there is no type " + type);
            }
            return schema;
        }
    }
}
