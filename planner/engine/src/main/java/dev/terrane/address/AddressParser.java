package dev.terrane.address;

import dev.terrane.address.ResourceInstanceAddress.AllInstances;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads addresses as people and state files write them.
///
/// `module.a["x"].aws_vpc.main[0]` is made of steps, each with a name and perhaps a key.
public final class AddressParser {
    private final String text;
    private int at;

    private record Step(String name, InstanceKey key) {}

    private AddressParser(String text) {
        this.text = text;
    }

    /// `module.a[0].module.b`, or nothing for the root.
    public static Optional<ModuleAddress> module(String text) {
        if (text.isEmpty()) {
            return Optional.of(ModuleAddress.ROOT);
        }
        return new AddressParser(text)
                .steps()
                .map(steps -> new Parts(steps))
                .filter(parts -> parts.rest.isEmpty())
                .map(parts -> parts.module);
    }

    /// `module.a.aws_vpc.main["x"]`.
    public static Optional<ResourceInstanceAddress> instance(String text) {
        return new AddressParser(text).steps().map(Parts::new).flatMap(Parts::instance);
    }

    /// The same without keys, as a state names dependencies.
    public static Optional<ConfigResourceAddress> resource(String text) {
        return instance(text)
                .filter(address -> address.key().equals(InstanceKey.NONE))
                .map(ResourceInstanceAddress::config);
    }

    /// `module.a.provider["registry.terraform.io/hashicorp/aws"].eu`.
    public static Optional<ProviderConfigAddress> provider(String text) {
        return new AddressParser(text).steps().map(Parts::new).flatMap(Parts::provider);
    }

    /// `provider.aws`, `module.a.provider.aws.eu`: as Terraform wrote it before 0.13, when every provider
    /// was one of HashiCorp's, or had to be named anew.
    public static Optional<ProviderConfigAddress> olderProvider(String text) {
        return new AddressParser(text).steps().map(Parts::new).flatMap(Parts::olderProvider);
    }

    /// The steps of an address, divided into the module and what is behind it.
    private static final class Parts {
        private ModuleAddress module = ModuleAddress.ROOT;
        private final List<Step> rest;

        Parts(List<Step> steps) {
            int next = 0;
            while (next + 1 < steps.size()
                    && steps.get(next).equals(new Step("module", InstanceKey.NONE))) {
                Step call = steps.get(next + 1);
                module = module.child(call.name(), call.key());
                next += 2;
            }
            this.rest = steps.subList(next, steps.size());
        }

        Optional<ResourceInstanceAddress> instance() {
            if (rest.size() == 3 && mode() != ResourceMode.MANAGED) {
                return Optional.of(address(mode(), rest.get(1), rest.get(2)));
            }
            return rest.size() == 2 && mode() == ResourceMode.MANAGED && !isModule()
                    ? Optional.of(address(ResourceMode.MANAGED, rest.get(0), rest.get(1)))
                    : Optional.empty();
        }

        private boolean isModule() {
            return rest.getFirst().name().equals("module");
        }

        private ResourceMode mode() {
            return switch (rest.getFirst().name()) {
                case "data" -> ResourceMode.DATA;
                case "ephemeral" -> ResourceMode.EPHEMERAL;
                case "action" -> rest.size() == 3 ? ResourceMode.ACTION : ResourceMode.MANAGED;
                default -> ResourceMode.MANAGED;
            };
        }

        private ResourceInstanceAddress address(ResourceMode mode, Step type, Step name) {
            ResourceAddress resource = new ResourceAddress(mode, type.name(), name.name());
            return new AllInstances(module, resource).instance(name.key());
        }

        Optional<ProviderConfigAddress> olderProvider() {
            boolean fits =
                    (rest.size() == 2 || rest.size() == 3)
                            && rest.stream().allMatch(s -> s.key().equals(InstanceKey.NONE))
                            && rest.getFirst().name().equals("provider");
            if (!fits) {
                return Optional.empty();
            }
            String name = rest.get(1).name();
            String source =
                    name.equals("terraform")
                            ? "terraform.io/builtin/terraform"
                            : "registry.terraform.io/hashicorp/" + name;
            String alias = rest.size() == 3 ? rest.get(2).name() : "";
            return ProviderSource.parse(source)
                    .map(found -> new ProviderConfigAddress(module.path(), found, alias));
        }

        Optional<ProviderConfigAddress> provider() {
            boolean fits =
                    (rest.size() == 1 || rest.size() == 2)
                            && rest.getFirst().name().equals("provider")
                            && rest.getFirst().key() instanceof InstanceKey.StringKey;
            if (!fits) {
                return Optional.empty();
            }
            String alias = rest.size() == 2 ? rest.get(1).name() + rest.get(1).key().suffix() : "";
            String source = ((InstanceKey.StringKey) rest.getFirst().key()).key();
            return ProviderSource.parse(source)
                    .map(found -> new ProviderConfigAddress(module.path(), found, alias));
        }
    }

    private Optional<List<Step>> steps() {
        List<Step> steps = new ArrayList<>();
        do {
            Optional<String> name = name();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Optional<InstanceKey> key =
                    at < text.length() && text.charAt(at) == '['
                            ? key()
                            : Optional.of(InstanceKey.NONE);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step(name.get(), key.get()));
        } while (skip('.'));
        return at == text.length() ? Optional.of(steps) : Optional.empty();
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private Optional<String> name() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return at > start ? Optional.of(text.substring(start, at)) : Optional.empty();
    }

    private static boolean isNamePart(char c) {
        return c == '-' || c == '_' || Character.isUnicodeIdentifierPart(c);
    }

    private Optional<InstanceKey> key() {
        at++;
        Optional<InstanceKey> key =
                at < text.length() && text.charAt(at) == '"' ? stringKey() : intKey();
        return skip(']') ? key : Optional.empty();
    }

    private Optional<InstanceKey> intKey() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > start && at - start < 10
                ? Optional.of(InstanceKey.of(Integer.parseInt(text.substring(start, at))))
                : Optional.empty();
    }

    private Optional<InstanceKey> stringKey() {
        StringBuilder key = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return Optional.of(InstanceKey.of(key.toString()));
            }
            key.append(c == '\\' ? escaped() : doubled(c));
        }
        return Optional.empty();
    }

    /// The character behind a backslash.
    private String escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : '\\';
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> unicode();
            default -> String.valueOf(c);
        };
    }

    private String unicode() {
        int end = Math.min(text.length(), at + 5);
        String digits = text.substring(Math.min(at + 1, end), end);
        at = end - 1;
        return digits.matches("[0-9A-Fa-f]{4}")
                ? String.valueOf((char) Integer.parseInt(digits, 16))
                : "";
    }

    /// `$${` stands for `${`, and `%%{` for `%{`.
    private String doubled(char c) {
        boolean template =
                (c == '$' || c == '%') && text.startsWith(String.valueOf(c) + "{", at + 1);
        if (template) {
            at++;
        }
        return String.valueOf(c);
    }
}
