package dev.terrane.cli.view;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionInvocation;

/// Progress as lines for people: `aws_vpc.main: Creation complete after 2s [id=vpc-1]`.
public final class ProgressText implements Progress {
    private final Console console;
    private final StillRunning running;

    public ProgressText(Console console) {
        this.console = console;
        this.running = new StillRunning(this::still);
    }

    @Override
    public void refreshing(ResourceInstanceAddress address, String id) {
        line(address, "Refreshing state..." + ProgressWords.id(id));
    }

    @Override
    public void opening(ResourceInstanceAddress address) {
        line(address, "Opening...");
    }

    @Override
    public void opened(ResourceInstanceAddress address, long elapsedMillis) {
        line(address, "Opening complete after " + ProgressWords.duration(elapsedMillis / 1000));
    }

    @Override
    public void closing(ResourceInstanceAddress address) {
        line(address, "Closing...");
    }

    @Override
    public void closed(ResourceInstanceAddress address, long elapsedMillis) {
        line(address, "Closing complete after " + ProgressWords.duration(elapsedMillis / 1000));
    }

    @Override
    public void importing(ResourceInstanceAddress address, String id) {
        line(address, "Importing..." + ProgressWords.id(id));
    }

    @Override
    public void reading(ResourceInstanceAddress address) {
        started(address, Action.READ, "");
    }

    @Override
    public void read(ResourceInstanceAddress address, String id, long elapsedMillis) {
        finished(address, Action.READ, id, elapsedMillis);
    }

    @Override
    public void started(ResourceInstanceAddress address, Action action, String id) {
        running.start(address, action, id);
        line(address, ProgressWords.started(action) + ProgressWords.id(id));
    }

    @Override
    public void finished(
            ResourceInstanceAddress address, Action action, String id, long elapsedMillis) {
        running.end(address, action);
        String shownId = action == Action.DELETE ? "" : ProgressWords.id(id);
        line(
                address,
                ProgressWords.noun(action)
                        + " complete after "
                        + ProgressWords.duration(elapsedMillis / 1000)
                        + shownId);
    }

    /// The diagnostic says what went wrong.
    @Override
    public void failed(ResourceInstanceAddress address, Action action, long elapsedMillis) {
        running.end(address, action);
        line(
                address,
                ProgressWords.noun(action)
                        + " failed after "
                        + ProgressWords.duration(elapsedMillis / 1000));
    }

    @Override
    public void provisioning(ResourceInstanceAddress address, String type) {
        line(address, "Provisioning with '%s'...".formatted(type));
    }

    @Override
    public void provisionerOutput(ResourceInstanceAddress address, String type, String line) {
        console.println(console.style().bold("%s (%s):".formatted(address, type)) + " " + line);
    }

    @Override
    public void provisioned(ResourceInstanceAddress address, String type, boolean succeeded) {
        if (!succeeded) {
            line(address, "Provisioning with '%s' failed".formatted(type));
        }
    }

    @Override
    public void invoking(ActionInvocation invocation) {
        said(invocation, "Invoking...");
    }

    @Override
    public void invocationProgress(ActionInvocation invocation, String message) {
        message.lines().forEach(line -> said(invocation, line));
    }

    @Override
    public void invoked(ActionInvocation invocation, boolean succeeded, long elapsedMillis) {
        said(
                invocation,
                "Invocation %s after %s"
                        .formatted(
                                succeeded ? "complete" : "failed",
                                ProgressWords.duration(elapsedMillis / 1000)));
    }

    /// An action may be invoked for several objects at once, so each line says which one it is about.
    private void said(ActionInvocation invocation, String words) {
        String cause = invocation.lifecycle().map(l -> " (" + l.resource() + ")").orElse("");
        console.println(console.style().bold(invocation.action() + cause + ":") + " " + words);
    }

    private void still(StillRunning.Task task, long seconds) {
        String id = task.id().isEmpty() ? "" : "id=" + task.id() + ", ";
        line(
                task.address(),
                "Still "
                        + ProgressWords.going(task.action())
                        + "... ["
                        + id
                        + ProgressWords.duration(seconds)
                        + " elapsed]");
    }

    private void line(ResourceInstanceAddress address, String words) {
        console.println(console.style().bold(address + ":") + " " + words);
    }

    @Override
    public void close() {
        running.close();
    }
}
