package dev.terrane.planfile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What applying does at one place: a change of an object or of an output, or an action that is invoked.
public sealed interface Effect {
    String place();

    /// What fingerprints of its values depend on.
    String address();

    List<String> actions();

    Optional<DocumentValue> after();

    /// Whole, with the attributes that stay.
    Optional<DocumentValue> before();

    record OfObject(PlannedChange change) implements Effect {
        @Override
        public String place() {
            return change.place();
        }

        @Override
        public String address() {
            return change.address();
        }

        @Override
        public List<String> actions() {
            return change.actions();
        }

        @Override
        public Optional<DocumentValue> before() {
            return change.wholeBefore();
        }

        @Override
        public Optional<DocumentValue> after() {
            return change.after();
        }
    }

    record OfOutput(PlannedOutput output) implements Effect {
        @Override
        public String place() {
            return output.place();
        }

        @Override
        public String address() {
            return output.place();
        }

        @Override
        public List<String> actions() {
            return List.of(output.action());
        }

        @Override
        public Optional<DocumentValue> before() {
            return output.before();
        }

        @Override
        public Optional<DocumentValue> after() {
            return output.after();
        }
    }

    record OfInvocation(PlannedInvocation invocation) implements Effect {
        @Override
        public String place() {
            return invocation.place();
        }

        @Override
        public String address() {
            return invocation.place();
        }

        @Override
        public List<String> actions() {
            return List.of("invoke");
        }

        @Override
        public Optional<DocumentValue> before() {
            return Optional.empty();
        }

        @Override
        public Optional<DocumentValue> after() {
            return Optional.of(invocation.config());
        }
    }

    /// All that applying a plan does.
    static Stream<Effect> of(PlanDocument document) {
        return Stream.of(
                        document.effects().stream().<Effect>map(OfObject::new),
                        document.invocations().stream().<Effect>map(OfInvocation::new),
                        document.outputs().stream().<Effect>map(OfOutput::new))
                .flatMap(effects -> effects);
    }
}
