package dev.terrane.operating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ImportTarget;
import dev.terrane.evaluating.ProviderResolution;
import dev.terrane.planning.Importer;
import dev.terrane.planning.PlanningRequest;
import dev.terrane.spi.ManagedResources.GenerateAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Writes the resource blocks that `import` blocks lack, from the objects that they are about.
final class ConfigGeneration {
    private static final String HEADING =
            """
            # __generated__ by Terraform
            # Please review these resources and move them into your main configuration files.
            """;

    private final PlanningRequest request;

    ConfigGeneration(PlanningRequest request) {
        this.request = request;
    }

    /// The text of a file; nothing where an object can not be had, which is reported.
    Optional<String> text(List<ImportTarget> targets, Diagnostics diagnostics) {
        StringBuilder text = new StringBuilder(HEADING);
        for (ImportTarget target : targets) {
            block(target, diagnostics).ifPresent(block -> text.append('\n').append(block));
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(text.toString());
    }

    private Optional<String> block(ImportTarget target, Diagnostics diagnostics) {
        if (!target.address().key().equals(InstanceKey.NONE)) {
            diagnostics.error(
                    "Invalid import 'to' expression",
                    "Blocks are generated for single resources only. Declare %s with count or for_each yourself."
                            .formatted(target.address().resource()),
                    target.block().to().range());
            return Optional.empty();
        }
        ModuleNode root = request.configuration().root();
        LocalProvider local = localProvider(target);
        ProviderConfigAddress provider =
                new ProviderResolution(request.configuration()).resolve(root, local);
        Optional<Schema> schema = schema(target, provider);
        if (schema.isEmpty()) {
            diagnostics.error(
                    "Provider not available",
                    "\"%s\" belongs to the provider %s, which is not there or has no such type."
                            .formatted(target.address(), provider.source().display()),
                    target.block().to().range());
            return Optional.empty();
        }
        Optional<Value> object =
                Importer.find(request, target.address(), target.key(), provider, diagnostics);
        return object.flatMap(found -> config(target, provider, found, diagnostics))
                .map(config ->
                        new GeneratedBlock(schema.get().block())
                                .text(target, declaredProvider(target), config));
    }

    /// What the provider writes in a block for the object, where it knows better than its schema; else
    /// all that the object holds.
    private Optional<Value> config(
            ImportTarget target,
            ProviderConfigAddress provider,
            Value object,
            Diagnostics diagnostics) {
        Optional<GenerateAnswer> answer =
                request.providers()
                        .configured(provider, target.address(), diagnostics)
                        .flatMap(found ->
                                found.resource(target.address().resource().type())
                                        .generateConfig(object.withoutMarksDeep()));
        if (answer.isEmpty()) {
            return Optional.of(object);
        }
        for (Problem problem : answer.get().problems()) {
            Diagnostic plain =
                    problem.isError()
                            ? Diagnostic.error(problem.summary(), problem.detail())
                            : Diagnostic.warning(problem.summary(), problem.detail());
            diagnostics.add(plain.about(target.address().toString()));
        }
        return Optional.of(answer.get().config()).filter(config -> !config.isNull());
    }

    private Optional<Schema> schema(ImportTarget target, ProviderConfigAddress provider) {
        return request.providers().has(provider.source())
                ? Optional.ofNullable(
                        request.providers()
                                .schema(provider.source())
                                .resources()
                                .get(target.address().resource().type()))
                : Optional.empty();
    }

    /// The one that the import block names, or the one that the type is called after.
    private static LocalProvider localProvider(ImportTarget target) {
        String type = target.address().resource().type();
        int end = type.indexOf('_');
        return target.block()
                .provider()
                .orElseGet(() -> LocalProvider.of(end < 0 ? type : type.substring(0, end)));
    }

    private static Optional<String> declaredProvider(ImportTarget target) {
        return target.block().provider().map(LocalProvider::toString);
    }
}
