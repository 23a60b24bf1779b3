package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planning.PlanningProgress;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

class PassedOnTest {
    /// A method that is added there would else be told to nobody.
    @Test
    void passesEverythingOn() {
        Arrays.stream(PlanningProgress.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .forEach(method ->
                        assertThat(PassedOn.class.getDeclaredMethods())
                                .extracting(Method::getName)
                                .contains(method.getName()));
    }
}
