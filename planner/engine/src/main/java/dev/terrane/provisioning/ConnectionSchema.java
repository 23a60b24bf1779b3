package dev.terrane.provisioning;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of a `connection` block, whatever its type is.
public final class ConnectionSchema {
    private static final List<String> TEXTS =
            List.of(
                    "type",
                    "user",
                    "password",
                    "timeout",
                    "script_path",
                    "target_platform",
                    "private_key",
                    "certificate",
                    "host_key",
                    "agent_identity",
                    "proxy_scheme",
                    "proxy_host",
                    "proxy_user_name",
                    "proxy_user_password",
                    "bastion_host",
                    "bastion_host_key",
                    "bastion_user",
                    "bastion_password",
                    "bastion_private_key",
                    "bastion_certificate",
                    "cacert");
    private static final List<String> NUMBERS = List.of("port", "proxy_port", "bastion_port");
    private static final List<String> TRUTHS = List.of("agent", "https", "insecure", "use_ntlm");

    private ConnectionSchema() {}

    public static Schema.Block block() {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("host", Attribute.required(Type.STRING));
        TEXTS.forEach(name -> attributes.put(name, Attribute.optional(Type.STRING)));
        NUMBERS.forEach(name -> attributes.put(name, Attribute.optional(Type.NUMBER)));
        TRUTHS.forEach(name -> attributes.put(name, Attribute.optional(Type.BOOL)));
        return new Schema.Block(attributes, Map.of());
    }
}
