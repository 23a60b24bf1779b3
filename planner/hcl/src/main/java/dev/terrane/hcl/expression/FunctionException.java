package dev.terrane.hcl.expression;

/// A function that can not give a result, because of what it was given. The caller turns it into a
/// diagnostic at the argument.
public final class FunctionException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int NO_ARGUMENT = -1;

    private final int argument;
    private final String message;

    private FunctionException(int argument, String message) {
        super(message, null, false, false);
        this.argument = argument;
        this.message = message;
    }

    /// @param argument counted from 0
    public static FunctionException atArgument(int argument, String message) {
        return new FunctionException(argument, message);
    }

    public static FunctionException ofCall(String message) {
        return new FunctionException(NO_ARGUMENT, message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public boolean isAboutArgument() {
        return argument != NO_ARGUMENT;
    }

    public int argument() {
        return argument;
    }
}
