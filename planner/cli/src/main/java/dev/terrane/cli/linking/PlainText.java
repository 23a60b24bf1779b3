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

    private PlainText(CodeBuilder code) {
        this.code = code;
    }

    /// @return the body of the method, if nothing stands in it but text and values
    static Optional<Consumer<CodeBuilder>> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        return arguments.getFirst() instanceof String recipe && recipe.indexOf(CONSTANT) < 0
                ? Optional.of(code -> begin(code).write(recipe, call.typeSymbol()))
                : Optional.empty();
    }

    /// A text that grows on top of the stack until [#end].
    static PlainText begin(CodeBuilder code) {
        code.new_(BUILDER)
                .dup()
                .invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        return new PlainText(code);
    }

    private void write(String recipe, MethodTypeDesc type) {
        StringBuilder text = new StringBuilder();
        int value = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char character = recipe.charAt(i);
            if (character == VALUE) {
                append(text.toString());
                text.setLength(0);
                ClassDesc parameter = type.parameterType(value);
                code.loadLocal(TypeKind.from(parameter), code.parameterSlot(value));
                append(parameter);
                value++;
            } else {
                text.append(character);
            }
        }
        append(text.toString());
        end();
    }

    void append(String text) {
        if (!text.isEmpty()) {
            code.loadConstant(text);
            append(ConstantDescs.CD_String);
        }
    }

    /// The value of that type on top of the stack goes to the end of the text.
    void append(ClassDesc type) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, appended(type)));
    }

    /// Returns the text.
    void end() {
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    /// The parameter of the method of [StringBuilder] that writes a value of this type as a concatenation does.
    private static ClassDesc appended(ClassDesc type) {
        if (!type.isPrimitive()) {
            return type.equals(ConstantDescs.CD_String) ? type : ConstantDescs.CD_Object;
        }
        boolean small = type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short);
        return small ? ConstantDescs.CD_int : type;
    }
}
