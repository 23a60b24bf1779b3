package dev.terrane.project;

import java.util.regex.Pattern;

/// A pattern of CODEOWNERS: like one of `.gitignore`, without negation and character classes, and with
/// `docs/*` for the files in it alone.
record OwnerPattern(Pattern pattern) {
    static OwnerPattern of(String written) {
        String text = written.replace("\\ ", " ");
        boolean folder = text.endsWith("/");
        String plain = text.replaceFirst("/$", "");
        boolean anchored = plain.contains("/");
        StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        append(plain.replaceFirst("^/", ""), regex);
        boolean filesOnly = plain.endsWith("/*") && !plain.endsWith("**/*");
        regex.append(folder ? "/.*" : filesOnly ? "" : "(?:/.*)?");
        return new OwnerPattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    private static void append(String glob, StringBuilder regex) {
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
