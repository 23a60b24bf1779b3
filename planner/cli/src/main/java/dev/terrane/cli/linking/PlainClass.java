package dev.terrane.cli.linking;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One class, and what is made so that it links nothing at run time: methods of its own, and a class for each lambda.
final class PlainClass {
    private final ClassFile format;
    private final ClassModel model;
    private final Map<InvokeDynamicEntry, Optional<Consumer<CodeBuilder>>> calls = new HashMap<>();
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();
    private final Map<String, byte[]> lambdas = new LinkedHashMap<>();
    private final byte[] bytes;

    PlainClass(ClassFile format, ClassModel model) {
        this.format = format;
        this.model = model;
        CodeTransform code = this::write;
        this.bytes =
                format.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(code)
                                .andThen(
                                        ClassTransform.endHandler(to ->
                                                methods.forEach(method -> method.accept(to)))));
    }

    byte[] bytes() {
        return bytes;
    }

    /// The classes of its lambdas, by their name with slashes.
    Map<String, byte[]> lambdas() {
        return lambdas;
    }

    /// The name, with slashes, of the class that says which classes may use each other's private methods.
    String nestHost() {
        return model.findAttribute(Attributes.nestHost())
                .map(nest -> nest.nestHost().asInternalName())
                .orElseGet(() -> model.thisClass().asInternalName());
    }

    ClassDesc name() {
        return model.thisClass().asSymbol();
    }

    ClassFile format() {
        return format;
    }

    ClassModel model() {
        return model;
    }

    /// Code is sometimes written twice, with longer jumps the second time; what is made for a call is made once.
    private void write(CodeBuilder to, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call) {
            calls.computeIfAbsent(call.invokedynamic(), entry -> plain(call))
                    .ifPresentOrElse(plain -> plain.accept(to), () -> to.with(element));
        } else {
            to.with(element);
        }
    }

    /// @return what stands in the place of the call, if it is one of those that can be written out
    private Optional<Consumer<CodeBuilder>> plain(InvokeDynamicInstruction call) {
        ClassDesc maker = call.bootstrapMethod().owner();
        return switch (maker.displayName() + "." + call.bootstrapMethod().methodName()) {
            case "LambdaMetafactory.metafactory" ->
                    PlainLambda.of(this, call, lambdas.size()).map(this::take);
            case "SwitchBootstraps.typeSwitch" ->
                    PlainSwitch.of(call).map(body -> method(call, body));
            case "StringConcatFactory.makeConcatWithConstants" ->
                    PlainText.of(call).map(body -> method(call, body));
            case "ObjectMethods.bootstrap" -> PlainRecord.of(call).map(body -> method(call, body));
            default -> Optional.empty();
        };
    }

    private Consumer<CodeBuilder> take(PlainLambda lambda) {
        lambdas.put(lambda.internalName(), lambda.bytes());
        return lambda::make;
    }

    /// A method of this class that takes and gives what the call does.
    private Consumer<CodeBuilder> method(
            InvokeDynamicInstruction call, Consumer<CodeBuilder> body) {
        String method = "plain$" + call.name().stringValue() + "$" + methods.size();
        methods.add(to ->
                to.withMethodBody(
                        method,
                        call.typeSymbol(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        body));
        boolean ofInterface = model.flags().has(AccessFlag.INTERFACE);
        return code -> code.invokestatic(name(), method, call.typeSymbol(), ofInterface);
    }
}
