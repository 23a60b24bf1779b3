package dev.terrane.cli.linking;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A concatenation of texts, by a [StringBuilder].
///
/// The recipe holds the text between the values; `StringConcatFactory` says where a value stands.
final class PlainText {
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final char VALUE = '\1';
    private static final char CONSTANT = '\2';

    private final CodeBuilder code;
    private final MethodTypeDesc type;
    private int value;
    private int slot;

    private PlainText(CodeBuilder code, MethodTypeDesc type) {
        this.code = code;
        this.type = type;
    }

    /// @return the body of the method, if nothing stands in it but text and values
    static Optional<Consumer<CodeBuilder>> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        return arguments.getFirst() instanceof String recipe && recipe.indexOf(CONSTANT) < 0
                ? Optional.of(code -> new PlainText(code, call.typeSymbol()).write(recipe))
                : Optional.empty();
    }

    private void write(String recipe) {
        code.new_(BUILDER)
                .dup()
                .invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < recipe.length(); i++) {
            char character = recipe.charAt(i);
            if (character == VALUE) {
                appendText(text);
                appendValue();
            } else {
                text.append(character);
            }
        }
        appendText(text);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    private void appendText(StringBuilder text) {
        if (!text.isEmpty()) {
            code.loadConstant(text.toString());
            append(ConstantDescs.CD_String);
            text.setLength(0);
        }
    }

    private void appendValue() {
        ClassDesc parameter = type.parameterType(value++);
        TypeKind kind = TypeKind.from(parameter);
        code.loadLocal(kind, slot);
        slot += kind.slotSize();
        append(appended(parameter));
    }

    /// The parameter of the method of [StringBuilder] that writes a value of this type as a concatenation does.
    private static ClassDesc appended(ClassDesc type) {
        if (!type.isPrimitive()) {
            return type.equals(ConstantDescs.CD_String) ? type : ConstantDescs.CD_Object;
        }
        boolean small = type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short);
        return small ? ConstantDescs.CD_int : type;
    }

    private void append(ClassDesc parameter) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, parameter));
    }
}
