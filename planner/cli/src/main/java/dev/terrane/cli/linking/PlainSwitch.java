package dev.terrane.cli.linking;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A switch over types: which of the labels, from a certain one on, is the first to fit.
///
/// That is what `SwitchBootstraps.typeSwitch` says of itself: -1 for null, and the number of labels
/// where none fits.
final class PlainSwitch {
    private static final int VALUE = 0;
    private static final int FIRST = 1;

    private PlainSwitch() {}

    /// @return the body of the method, if all labels are types
    static Optional<Consumer<CodeBuilder>> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> labels = call.bootstrapArgs();
        boolean types =
                labels.stream()
                        .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
        return types && !call.typeSymbol().parameterType(VALUE).isPrimitive()
                ? Optional.of(code -> write(code, labels))
                : Optional.empty();
    }

    private static void write(CodeBuilder code, List<ConstantDesc> labels) {
        code.aload(VALUE).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
        for (int number = 0; number < labels.size(); number++) {
            Label next = code.newLabel();
            code.iload(FIRST).loadConstant(number).if_icmpgt(next);
            code.aload(VALUE).instanceOf((ClassDesc) labels.get(number)).ifeq(next);
            code.loadConstant(number).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
