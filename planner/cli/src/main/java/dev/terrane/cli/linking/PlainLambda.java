package dev.terrane.cli.linking;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The class of a lambda: what it has captured are its fields, and its method calls the body, which the
/// compiler has made a method of the class around it.
final class PlainLambda {
    private static final String MAKER = "of";
    private static final String ONLY_ONE = "INSTANCE";

    private final PlainClass around;
    private final ClassDesc name;
    private final String method;
    private final MethodTypeDesc captured;
    private final MethodTypeDesc erased;
    private final MethodTypeDesc exact;
    private final DirectMethodHandleDesc body;

    private PlainLambda(PlainClass around, InvokeDynamicInstruction call, int number) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        this.around = around;
        this.name = around.name().nested("$Plain" + number);
        this.method = call.name().stringValue();
        this.captured = call.typeSymbol();
        this.erased = (MethodTypeDesc) arguments.get(0);
        this.body = (DirectMethodHandleDesc) arguments.get(1);
        this.exact = (MethodTypeDesc) arguments.get(2);
    }

    /// @return the lambda, if all that it takes and gives can be turned into what its body takes and gives
    static Optional<PlainLambda> of(PlainClass around, InvokeDynamicInstruction call, int number) {
        return Optional.of(new PlainLambda(around, call, number))
                .filter(PlainLambda::isConvertible);
    }

    String internalName() {
        String descriptor = name.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// What stands in the place of the call: the captured values are on the stack.
    void make(CodeBuilder code) {
        if (captured.parameterCount() == 0) {
            code.getstatic(name, ONLY_ONE, captured.returnType());
        } else {
            code.invokestatic(name, MAKER, captured);
        }
    }

    byte[] bytes() {
        return around.format().build(name, this::write);
    }

    private void write(ClassBuilder to) {
        to.withVersion(around.model().majorVersion(), 0)
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(captured.returnType())
                .with(NestHostAttribute.of(ClassDesc.ofInternalName(around.nestHost())));
        for (int i = 0; i < captured.parameterCount(); i++) {
            to.withField(
                    field(i),
                    captured.parameterType(i),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        to.withMethodBody(
                ConstantDescs.INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, this::construct);
        if (captured.parameterCount() == 0) {
            to.withField(
                    ONLY_ONE, captured.returnType(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            to.withMethodBody(
                    ConstantDescs.CLASS_INIT_NAME,
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_STATIC,
                    this::makeOnlyOne);
        } else {
            to.withMethodBody(MAKER, captured, ClassFile.ACC_STATIC, this::makeOne);
        }
        to.withMethodBody(method, erased, ClassFile.ACC_PUBLIC, this::call);
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private MethodTypeDesc constructor() {
        return captured.changeReturnType(ConstantDescs.CD_void);
    }

    private void construct(CodeBuilder code) {
        code.aload(0)
                .invokespecial(
                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int i = 0; i < captured.parameterCount(); i++) {
            ClassDesc type = captured.parameterType(i);
            code.aload(0)
                    .loadLocal(TypeKind.from(type), code.parameterSlot(i))
                    .putfield(name, field(i), type);
        }
        code.return_();
    }

    private void makeOnlyOne(CodeBuilder code) {
        code.new_(name).dup().invokespecial(name, ConstantDescs.INIT_NAME, constructor());
        code.putstatic(name, ONLY_ONE, captured.returnType()).return_();
    }

    private void makeOne(CodeBuilder code) {
        code.new_(name).dup();
        for (int i = 0; i < captured.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(captured.parameterType(i)), code.parameterSlot(i));
        }
        code.invokespecial(name, ConstantDescs.INIT_NAME, constructor()).areturn();
    }

    /// What the body takes, with its object before all else.
    private List<ClassDesc> taken() {
        List<ClassDesc> taken = new ArrayList<>();
        switch (body.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL, SPECIAL, INTERFACE_SPECIAL -> taken.add(body.owner());
            default -> {}
        }
        taken.addAll(type().parameterList());
        return taken;
    }

    private MethodTypeDesc type() {
        return MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    }

    private ClassDesc given() {
        return body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR
                ? body.owner()
                : type().returnType();
    }

    private boolean isConvertible() {
        List<ClassDesc> taken = taken();
        boolean takes = taken.size() == captured.parameterCount() + exact.parameterCount();
        for (int i = 0; takes && i < exact.parameterCount(); i++) {
            takes =
                    Boxes.converts(erased.parameterType(i), exact.parameterType(i))
                            && Boxes.converts(
                                    exact.parameterType(i),
                                    taken.get(captured.parameterCount() + i));
        }
        return takes
                && (isVoid(erased.returnType())
                        || (Boxes.converts(given(), exact.returnType())
                                && Boxes.converts(exact.returnType(), erased.returnType())));
    }

    private void call(CodeBuilder code) {
        boolean constructs = body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (constructs) {
            code.new_(body.owner()).dup();
        }
        load(code);
        invoke(code);
        giveBack(code);
    }

    private void load(CodeBuilder code) {
        List<ClassDesc> taken = taken();
        for (int i = 0; i < captured.parameterCount(); i++) {
            code.aload(0).getfield(name, field(i), captured.parameterType(i));
        }
        for (int i = 0; i < exact.parameterCount(); i++) {
            ClassDesc parameter = erased.parameterType(i);
            code.loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
            Boxes.convert(code, parameter, exact.parameterType(i));
            ClassDesc wanted = taken.get(captured.parameterCount() + i);
            if (wanted.isPrimitive() || exact.parameterType(i).isPrimitive()) {
                Boxes.convert(code, exact.parameterType(i), wanted);
            }
        }
    }

    private void invoke(CodeBuilder code) {
        ClassDesc owner = body.owner();
        String called = body.methodName();
        switch (body.kind()) {
            case STATIC, INTERFACE_STATIC ->
                    code.invokestatic(owner, called, type(), body.isOwnerInterface());
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, called, type());
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL ->
                    code.invokeinterface(owner, called, type());
            case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, type());
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
                    throw new IllegalStateException("A lambda is a method: " + body);
        }
    }

    private void giveBack(CodeBuilder code) {
        ClassDesc result = given();
        if (isVoid(erased.returnType())) {
            drop(code, result);
            return;
        }
        Boxes.convert(code, result, erased.returnType());
        code.return_(TypeKind.from(erased.returnType()));
    }

    private static void drop(CodeBuilder code, ClassDesc result) {
        switch (TypeKind.from(result).slotSize()) {
            case 0 -> {}
            case 1 -> code.pop();
            default -> code.pop2();
        }
        code.return_();
    }

    private static boolean isVoid(ClassDesc type) {
        return type.equals(ConstantDescs.CD_void);
    }
}
