package dev.terrane.cli.linking;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Turns a value of one type into one of another, as a lambda does with what it is given and gives.
final class Boxes {
    private Boxes() {}

    /// The class whose objects hold a primitive value.
    static ClassDesc of(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case CHAR -> ConstantDescs.CD_Character;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID ->
                    throw new IllegalStateException("Not a primitive value: " + primitive);
        };
    }

    /// Whether [#convert] knows how.
    static boolean converts(ClassDesc from, ClassDesc to) {
        if (from.equals(ConstantDescs.CD_void)) {
            return to.equals(from);
        }
        if (from.isPrimitive() == to.isPrimitive()) {
            return !from.isPrimitive() || from.equals(to);
        }
        return true;
    }

    /// The value on top of the stack becomes one of the other type.
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to) || (to.equals(ConstantDescs.CD_Object) && !from.isPrimitive())) {
            return;
        }
        if (!from.isPrimitive()) {
            unwrap(code, to);
        } else {
            ClassDesc box = of(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        }
    }

    private static void unwrap(CodeBuilder code, ClassDesc to) {
        if (!to.isPrimitive()) {
            code.checkcast(to);
            return;
        }
        ClassDesc box = of(to);
        code.checkcast(box).invokevirtual(box, to.displayName() + "Value", MethodTypeDesc.of(to));
    }
}
