package dev.terrane.laws;

import dev.terrane.laws.Step.Behaving;
import dev.terrane.laws.Step.Configured;
import dev.terrane.laws.Step.Outside;
import dev.terrane.laws.Step.Run;
import dev.terrane.laws.Step.Tainted;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.Operation;

import java.util.ArrayList;
import java.util.List;

/// Makes scenarios.
final class ScenarioGenerator {
    private final Choices choices;
    private final ProgramGenerator programs;
    private Program program;

    private ScenarioGenerator(Choices choices) {
        this.choices = choices;
        this.programs = new ProgramGenerator(choices);
        this.program = programs.program();
    }

    static Scenario scenario(Choices choices) {
        return new ScenarioGenerator(choices).scenario();
    }

    private Scenario scenario() {
        Scenario scenario = new Scenario().then(configured());
        choices.several(4, scenario, this::going);
        behaving(scenario);
        return scenario;
    }

    private Scenario going(Scenario scenario) {
        if (scenario.steps().stream().anyMatch(Run.class::isInstance)) {
            between(scenario);
        }
        return scenario.then(run());
    }

    /// Chosen last, so that a seed gives the same otherwise whatever the clouds are.
    private void behaving(Scenario scenario) {
        int lag = choices.chance(20) ? 1 + choices.below(3) : 0;
        int slowEach = choices.chance(15) ? 2 + choices.below(4) : 0;
        if (lag > 0 || slowEach > 0) {
            scenario.first(new Behaving(lag, slowEach));
        }
    }

    private Step configured() {
        return new Configured(program.files(), program.expected());
    }

    private void between(Scenario scenario) {
        if (choices.chance(75)) {
            program = programs.changed(program);
            scenario.then(configured());
        }
        if (choices.chance(25)) {
            scenario.then(new Outside(choices.below(20), choices.chance(50)));
        }
        if (choices.chance(10)) {
            scenario.then(new Tainted(choices.below(20)));
        }
    }

    private Step run() {
        Mode mode =
                choices.chance(88)
                        ? Mode.NORMAL
                        : choices.chance(50) ? Mode.DESTROY : Mode.REFRESH_ONLY;
        int parallelism = 1 + choices.below(6);
        int trouble = choices.below(10);
        List<Fault> faults =
                trouble == 7 || trouble == 8
                        ? choices.several(3, List.of(), this::withFault)
                        : List.of();
        int killedAt = trouble >= 8 ? 1 + choices.below(choices.of(15, 60, 120)) : 0;
        int stoppedAt = trouble == 6 ? 1 + choices.below(8) : 0;
        boolean partial = mode != Mode.REFRESH_ONLY && choices.chance(8);
        return new Run(
                mode,
                mode == Mode.REFRESH_ONLY || !choices.chance(6),
                partial ? List.of(address()) : List.of(),
                mode == Mode.NORMAL && choices.chance(6) ? List.of(address()) : List.of(),
                parallelism,
                faults,
                killedAt,
                stoppedAt,
                mode == Mode.NORMAL && choices.chance(30));
    }

    private List<Fault> withFault(List<Fault> faults) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(
                new Fault(
                        choices.of(
                                Operation.CREATE,
                                Operation.UPDATE,
                                Operation.DELETE,
                                Operation.READ_MANY),
                        choices.of("*0*", "*1*", "*2*", "*-x", "*-c", "*d1", "*"),
                        choices.of(
                                Fault.Kind.REFUSES,
                                Fault.Kind.FAILS_HALF_WAY,
                                Fault.Kind.CONTRADICTS_THE_PLAN)));
        return more;
    }

    /// Of an object, or of all those of a block or module.
    private String address() {
        List<String> all = program.expected().keySet().stream().toList();
        if (all.isEmpty()) {
            return "memory_object.none";
        }
        String one = choices.of(all);
        return choices.chance(50) ? one : one.replaceAll("\\[[^\\]]*\\]$", "");
    }
}
