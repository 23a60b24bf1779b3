package dev.terrane.hcl.syntax;

/// The grammar of numbers in JSON, which is narrower than what can be read as one.
final class JsonNumbers {
    private final String text;
    private int at;

    private JsonNumbers(String text) {
        this.text = text;
    }

    static boolean isNumber(String text) {
        return new JsonNumbers(text).isWholeNumber();
    }

    private boolean isWholeNumber() {
        pass('-');
        boolean zeroFirst = pass('0');
        if (!zeroFirst && !digits()) {
            return false;
        }
        if (pass('.') && !digits()) {
            return false;
        }
        if (pass('e') || pass('E')) {
            if (!pass('-')) {
                pass('+');
            }
            if (!digits()) {
                return false;
            }
        }
        return at == text.length();
    }

    private boolean pass(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }
}
