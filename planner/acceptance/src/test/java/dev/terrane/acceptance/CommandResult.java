package dev.terrane.acceptance;

/// What a command printed, and its exit status.
record CommandResult(int status, String out, String err) {
    @Override
    public String toString() {
        return "exit status " + status + "\n" + out + err;
    }
}
