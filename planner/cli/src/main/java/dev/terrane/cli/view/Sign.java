package dev.terrane.cli.view;

/// What happens to a line of a plan.
enum Sign {
    CREATE("+"),
    DELETE("-"),
    UPDATE("~"),
    NONE(" ");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    String in(Style style) {
        return switch (this) {
            case CREATE -> style.green(text);
            case DELETE -> style.red(text);
            case UPDATE -> style.yellow(text);
            case NONE -> text;
        };
    }
}
