package dev.terrane.diagnostic;

/// How bad a problem is: an error stops the command before it changes anything, a warning does not.
public enum Severity {
    ERROR,
    WARNING
}
