package dev.terrane.config.loading;

/// Which configuration is to be loaded.
///
/// @param directory of the root module, relative to the working directory; `.` for that itself
/// @param dataDirectory where modules are installed: `.terraform`, or what TF_DATA_DIR says
public record LoadRequest(FileAccess files, String directory, String dataDirectory) {
    public static LoadRequest of(FileAccess files) {
        return new LoadRequest(files, ".", ".terraform");
    }
}
