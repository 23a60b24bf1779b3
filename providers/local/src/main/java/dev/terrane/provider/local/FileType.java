package dev.terrane.provider.local;

import dev.terrane.spi.Schema;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.value.Value;

import java.util.List;

/// What tells `local_file` and `local_sensitive_file` apart.
///
/// @param contents the arguments of which exactly one gives the content
/// @param permission of file and directories, where none is given
record FileType(String name, Schema schema, List<String> contents, String permission) {

    /// Every argument needs a new file.
    PlanRules rules() {
        PlanRules.Builder rules =
                PlanRules.of(schema.block())
                        .defaultValue("file_permission", Value.string(permission))
                        .defaultValue("directory_permission", Value.string(permission));
        schema.block()
                .attributes()
                .forEach((argument, attribute) -> {
                    if (attribute.isArgument()) {
                        rules.replacedBy(argument);
                    }
                });
        return rules.build();
    }
}
