package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.List;

/// The text that was encrypted with an RSA key (PKCS #1 version 1.5).
final class RsaDecrypt implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "rsadecrypt",
                            "The text that was encrypted with an RSA key (PKCS #1 version 1.5).")
                    .takes("ciphertext", Type.STRING, "The encrypted text, in Base64.")
                    .takes("privatekey", Type.STRING, "The private key, in PEM.")
                    .gives(
                            Type.STRING,
                            "rsadecrypt(filebase64(\"a.enc\"), file(\"a.pem\"))",
                            "\"hello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        byte[] encrypted =
                Base64Text.decode(arguments.get(0).asString())
                        .orElseThrow(() ->
                                FunctionException.atArgument(
                                        0, "the encrypted text has to be in Base64"));
        try {
            return Value.string(RsaKey.read(arguments.get(1).asString()).decrypt(encrypted));
        } catch (InvalidKeyException e) {
            throw FunctionException.atArgument(
                    1, "the private key can not be read: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw FunctionException.ofCall("the text can not be decrypted with this key");
        }
    }
}
