package dev.terrane.cli.linking;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `equals`, `hashCode` and `toString` of a record, component by component, as `ObjectMethods` makes them.
final class PlainRecord {
    private static final int COMPONENTS_FROM = 2;
    private static final int FACTOR = 31;
    private static final int THIS = 0;
    private static final int OTHER = 1;
    private static final int SAME = 2;
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final CodeBuilder code;
    private final ClassDesc type;
    private final List<DirectMethodHandleDesc> components;

    private PlainRecord(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> components) {
        this.code = code;
        this.type = type;
        this.components = components;
    }

    /// @return the body of the method, if it is one of the three
    static Optional<Consumer<CodeBuilder>> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        ClassDesc type = (ClassDesc) arguments.getFirst();
        List<DirectMethodHandleDesc> components =
                arguments.subList(COMPONENTS_FROM, arguments.size()).stream()
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
        return switch (call.name().stringValue()) {
            case "equals" ->
                    Optional.of(code -> new PlainRecord(code, type, components).writeEquals());
            case "hashCode" ->
                    Optional.of(code -> new PlainRecord(code, type, components).writeHashCode());
            case "toString" ->
                    Optional.of(code -> new PlainRecord(code, type, components).writeToString());
            default -> Optional.empty();
        };
    }

    private void writeHashCode() {
        code.iconst_0();
        for (DirectMethodHandleDesc component : components) {
            code.loadConstant(FACTOR).imul();
            load(THIS, component);
            ClassDesc held = held(component);
            if (held.isPrimitive()) {
                code.invokestatic(
                        box(held), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, held));
            } else {
                code.invokestatic(
                        OBJECTS,
                        "hashCode",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void writeToString() {
        PlainText text = PlainText.begin(code);
        String before = type.displayName().substring(type.displayName().lastIndexOf('$') + 1) + "[";
        for (DirectMethodHandleDesc component : components) {
            text.append(before + component.methodName() + "=");
            load(THIS, component);
            text.append(held(component));
            before = ", ";
        }
        text.append(components.isEmpty() ? before + "]" : "]");
        text.end();
    }

    private void writeEquals() {
        Label differs = code.newLabel();
        Label other = code.newLabel();
        code.aload(THIS).aload(OTHER).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(OTHER).instanceOf(type).ifeq(differs);
        code.aload(OTHER).checkcast(type).astore(SAME);
        for (DirectMethodHandleDesc component : components) {
            load(THIS, component);
            load(SAME, component);
            compare(held(component), differs);
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private void compare(ClassDesc held, Label differs) {
        switch (TypeKind.from(held)) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> code.if_icmpne(differs);
            case LONG -> code.lcmp().ifne(differs);
            case FLOAT, DOUBLE ->
                    code.invokestatic(
                                    box(held),
                                    "compare",
                                    MethodTypeDesc.of(ConstantDescs.CD_int, held, held))
                            .ifne(differs);
            case REFERENCE ->
                    code.invokestatic(
                                    OBJECTS,
                                    "equals",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_boolean,
                                            ConstantDescs.CD_Object,
                                            ConstantDescs.CD_Object))
                            .ifeq(differs);
            case VOID -> throw new IllegalStateException("A component has no type");
        }
    }

    private void load(int slot, DirectMethodHandleDesc component) {
        code.aload(slot).getfield(component.owner(), component.methodName(), held(component));
    }

    private static ClassDesc held(DirectMethodHandleDesc component) {
        return component.invocationType().returnType();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return Boxes.of(primitive);
    }
}
