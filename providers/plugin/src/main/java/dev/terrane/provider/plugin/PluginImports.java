package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;

import tfplugin6.ImportResourceState;
import tfplugin6.ImportResourceState.ImportedResource;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds objects of one type that exist already.
record PluginImports(PluginProvider provider, String name, Schema schema) {

    /// @param sought puts into the request which object it is
    /// @param which the same, in words
    ImportAnswer imported(UnaryOperator<ImportResourceState.Request.Builder> sought, String which)
            throws Fault, MalformedAnswer {
        ImportResourceState.Request request =
                sought.apply(
                                ImportResourceState.Request.newBuilder()
                                        .setTypeName(name)
                                        .setClientCapabilities(Answers.CLIENT))
                        .build();
        Session session = provider.session();
        ImportResourceState.Response answer = session.call(Calls.IMPORT, request);
        List<Problem> problems =
                Answers.problems(
                        answer.getDiagnosticsList(),
                        answer.hasDeferred(),
                        answer.getDeferred(),
                        session.display());
        if (Answers.failed(problems)) {
            return new ImportAnswer(Optional.empty(), PrivateData.NONE, problems);
        }
        Optional<ImportedResource> found = found(answer);
        return found.isPresent() ? read(found.get(), problems) : nothing(session, which);
    }

    /// A provider may answer with more than the one object, of other types too: those are left out.
    private Optional<ImportedResource> found(ImportResourceState.Response answer) {
        return answer.getImportedResourcesList().stream()
                .filter(resource -> resource.getTypeName().equals(name))
                .findFirst();
    }

    private ImportAnswer read(ImportedResource resource, List<Problem> problems)
            throws Fault, MalformedAnswer {
        return new ImportAnswer(
                Optional.of(Answers.object(resource.getState(), schema, problems)),
                new PluginIdentities(provider, name)
                        .kept(
                                resource.getPrivate(),
                                resource.hasIdentity(),
                                resource.getIdentity(),
                                PrivateData.NONE),
                problems);
    }

    private ImportAnswer nothing(Session session, String which) {
        return ImportAnswer.failed(
                Problem.error(
                        "Provider imported nothing",
                        "The provider %s was asked to import the %s %s, and answered without one. This is a fault of the provider; report it to those who maintain it."
                                .formatted(session.display(), name, which)));
    }
}
