package dev.terrane.review;

/// How much of a change a comment tells. What does not fit is told with less detail, as [Fitting] says.
enum Detail {
    /// Each change with what stays the same around it.
    FULL(""),
    CHANGES("what stays the same around the changes"),
    /// What comes or goes as a whole is only named.
    UPDATES("the attributes of objects that come or go"),
    ADDRESSES("the attributes that change"),
    COUNTS("the addresses"),
    TOTAL("the modules");

    private static final int LINES = 200;
    private static final int FEWER_LINES = 40;

    private final String leavesOut;

    Detail(String leavesOut) {
        this.leavesOut = leavesOut;
    }

    /// What is missing, beyond what the level before leaves out.
    String leavesOut() {
        return leavesOut;
    }

    boolean hasContext() {
        return this == FULL;
    }

    boolean showsWholeObjects() {
        return compareTo(CHANGES) <= 0;
    }

    boolean showsAttributes() {
        return compareTo(UPDATES) <= 0;
    }

    boolean showsAddresses() {
        return compareTo(ADDRESSES) <= 0;
    }

    boolean showsModules() {
        return compareTo(COUNTS) <= 0;
    }

    /// The most that one attribute may take.
    int linesOfAttribute() {
        return hasContext() ? LINES : FEWER_LINES;
    }
}
