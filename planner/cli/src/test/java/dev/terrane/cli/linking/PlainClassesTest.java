package dev.terrane.cli.linking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

class PlainClassesTest {
    private static final String SAMPLES = Samples.class.getName();
    private static final List<String> NAMES =
            List.of(
                    "",
                    "$Point",
                    "$Nothing",
                    "$Mixed",
                    "$Inner",
                    "$Shape",
                    "$Circle",
                    "$Square",
                    "$Greeting");

    @Test
    void doesTheSame() throws Exception {
        assertThat(results(new Loader(plain()))).isEqualTo(new Samples().get());
    }

    @Test
    void leavesWhatHoldsTheSignOfAValue() throws IOException {
        List<String> left =
                plain().values().stream().flatMap(PlainClassesTest::linked).distinct().toList();
        // A text in which the sign stands that means a value in recipes.
        assertThat(left)
                .containsExactly(
                        "StringConcatFactory.makeConcatWithConstants makeConcatWithConstants");
    }

    @Test
    void leavesAloneWhatItHasWritten() throws IOException {
        PlainClasses again = classes();
        Map<String, byte[]> once = plain();
        once.values().forEach(again::add);
        assertThat(again.classes().keySet()).isEqualTo(once.keySet());
    }

    private static PlainClasses classes() {
        return new PlainClasses(ClassHierarchyResolver.defaultResolver());
    }

    private static Map<String, byte[]> plain() throws IOException {
        PlainClasses classes = classes();
        for (String name : NAMES) {
            try (InputStream in =
                    Samples.class.getResourceAsStream(
                            Samples.class.getSimpleName() + name + ".class")) {
                classes.add(Objects.requireNonNull(in, name).readAllBytes());
            }
        }
        return classes.classes();
    }

    private static Stream<String> linked(byte[] content) {
        return ClassFile.of().parse(content).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .map(call ->
                        call.bootstrapMethod().owner().displayName()
                                + "."
                                + call.bootstrapMethod().methodName()
                                + " "
                                + call.name().stringValue());
    }

    @SuppressWarnings("unchecked")
    private static List<String> results(ClassLoader loader) throws ReflectiveOperationException {
        var constructor = loader.loadClass(SAMPLES).getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((Supplier<List<String>>) constructor.newInstance()).get();
    }

    /// Takes the written classes before those of the test.
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(PlainClassesTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] content = classes.get(name.replace('.', '/'));
            if (content == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, content, 0, content.length);
        }
    }
}
