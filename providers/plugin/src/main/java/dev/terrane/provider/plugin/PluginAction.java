package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.Action;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.DynamicValue;
import tfplugin6.InvokeAction;
import tfplugin6.PlanAction;
import tfplugin6.ValidateActionConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An action, asked of the process, which says what it is at while it acts.
final class PluginAction implements Action {
    private final PluginProvider provider;
    private final String name;
    private final Type type;

    PluginAction(PluginProvider provider, String name, Schema schema) {
        this.provider = provider;
        this.name = name;
        this.type = schema.block().impliedType();
    }

    private DynamicValue encode(Value config) {
        return DynamicValues.encode(config, type);
    }

    @Override
    public List<Problem> validate(Value config) {
        ValidateActionConfig.Request request =
                ValidateActionConfig.Request.newBuilder()
                        .setActionType(name)
                        .setConfig(encode(config))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.VALIDATE_ACTION,
                () ->
                        Problems.of(
                                session.call(Calls.VALIDATE_ACTION, request).getDiagnosticsList()),
                List::of);
    }

    @Override
    public List<Problem> plan(Value config) {
        PlanAction.Request request =
                PlanAction.Request.newBuilder()
                        .setActionType(name)
                        .setConfig(encode(config))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.PLAN_ACTION,
                () -> {
                    PlanAction.Response answer = session.call(Calls.PLAN_ACTION, request);
                    return Answers.problems(
                            answer.getDiagnosticsList(),
                            answer.hasDeferred(),
                            answer.getDeferred(),
                            session.display());
                },
                List::of);
    }

    @Override
    public List<Problem> invoke(Value config, Consumer<String> progress) {
        InvokeAction.Request request =
                InvokeAction.Request.newBuilder()
                        .setActionType(name)
                        .setConfig(encode(config))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        Session session = provider.session();
        Course course = new Course(progress);
        List<Problem> failed =
                Answers.of(
                        session,
                        Calls.INVOKE_ACTION,
                        () -> {
                            session.stream(Calls.INVOKE_ACTION, request, course::heard);
                            return List.of();
                        },
                        List::of);
        return failed.isEmpty() ? course.outcome(session.display(), name) : failed;
    }

    /// What is heard of an action until it is done.
    private static final class Course {
        private final Consumer<String> progress;
        private final List<Problem> problems = new ArrayList<>();
        private boolean completed;

        Course(Consumer<String> progress) {
            this.progress = progress;
        }

        void heard(InvokeAction.Event event) {
            switch (event.getTypeCase()) {
                case PROGRESS -> progress.accept(event.getProgress().getMessage());
                case COMPLETED -> {
                    completed = true;
                    problems.addAll(Problems.of(event.getCompleted().getDiagnosticsList()));
                }
                case TYPE_NOT_SET -> {
                    // Of a kind that came later.
                }
            }
        }

        List<Problem> outcome(String provider, String action) {
            return completed
                    ? List.copyOf(problems)
                    : List.of(
                            Problem.error(
                                    "Provider did not say what came of an action",
                                    "The provider %s stopped talking of the action %s before it was done. Nobody can tell whether it was. This is a fault of the provider; report it to those who maintain it."
                                            .formatted(provider, action)));
        }
    }
}
