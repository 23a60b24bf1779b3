package dev.terrane.provider.local;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Permissions in octal digits, such as `0644`.
final class Permission {
    private static final Pattern TEXT = Pattern.compile("0?[0-7]{3}");

    /// From the lowest bit up.
    private static final List<PosixFilePermission> BITS =
            List.of(
                    PosixFilePermission.OTHERS_EXECUTE,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_READ);

    private Permission() {}

    static boolean isValid(String text) {
        return TEXT.matcher(text).matches();
    }

    static Set<PosixFilePermission> parse(String text) {
        int mode = Integer.parseInt(text, 8);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.size(); bit++) {
            if ((mode >> bit & 1) == 1) {
                permissions.add(BITS.get(bit));
            }
        }
        return permissions;
    }
}
