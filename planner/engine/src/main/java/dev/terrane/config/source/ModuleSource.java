package dev.terrane.config.source;

/// Where a module comes from.
public sealed interface ModuleSource {

    /// The folder of the module inside of what is fetched; empty for all of it.
    String folder();

    /// A folder beside the one of the caller.
    ///
    /// @param path begins with `./` or `../`
    record Local(String path) implements ModuleSource {
        @Override
        public String folder() {
            return "";
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /// A module of a registry: `registry.terraform.io/acme/net/aws//modules/vpc`.
    ///
    /// @param system that the module is for, such as `aws`
    record Registry(String host, String namespace, String name, String system, String folder)
            implements ModuleSource {
        public static final String DEFAULT_HOST = "registry.terraform.io";

        /// Without the folder inside.
        public String packageAddress() {
            return host + "/" + namespace + "/" + name + "/" + system;
        }

        @Override
        public String toString() {
            return packageAddress() + (folder.isEmpty() ? "" : "//" + folder);
        }
    }

    /// What is fetched from a place of its own: `git::https://example.com/net.git?ref=v1`.
    ///
    /// @param method how it is fetched: `git`, `https`, `s3`, ...
    /// @param forced whether the method stands before the URL
    /// @param url without method and folder, with its query
    record Remote(String method, boolean forced, String url, String folder)
            implements ModuleSource {

        /// Without the folder inside.
        public String packageAddress() {
            return (forced ? method + "::" : "") + url;
        }

        @Override
        public String toString() {
            if (folder.isEmpty()) {
                return packageAddress();
            }
            int query = url.indexOf('?');
            String path = query < 0 ? url : url.substring(0, query);
            String rest = query < 0 ? "" : url.substring(query);
            return (forced ? method + "::" : "") + path + "//" + folder + rest;
        }
    }

    /// Whether it is a folder beside the one of the caller.
    static boolean isLocal(String source) {
        return source.startsWith("./")
                || source.startsWith("../")
                || source.startsWith(".\\")
                || source.startsWith("..\\");
    }
}
