package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Set;

/// A character encoding of the IANA registry. Of those that Java knows, only the ones that Terraform
/// knows too.
final class CharacterEncoding {
    private static final Set<String> SUPPORTED =
            Set.of(
                    "US-ASCII",
                    "UTF-8",
                    "UTF-16",
                    "UTF-16BE",
                    "UTF-16LE",
                    "ISO-8859-1",
                    "ISO-8859-2",
                    "ISO-8859-3",
                    "ISO-8859-4",
                    "ISO-8859-5",
                    "ISO-8859-6",
                    "ISO-8859-7",
                    "ISO-8859-8",
                    "ISO-8859-9",
                    "ISO-8859-13",
                    "ISO-8859-15",
                    "ISO-8859-16",
                    "KOI8-R",
                    "KOI8-U",
                    "x-MacRoman",
                    "windows-1250",
                    "windows-1251",
                    "windows-1252",
                    "windows-1253",
                    "windows-1254",
                    "windows-1255",
                    "windows-1256",
                    "windows-1257",
                    "windows-1258",
                    "x-windows-874",
                    "IBM037",
                    "IBM437",
                    "IBM850",
                    "IBM852",
                    "IBM855",
                    "IBM00858",
                    "IBM860",
                    "IBM862",
                    "IBM863",
                    "IBM865",
                    "IBM866",
                    "IBM1047",
                    "IBM01140",
                    "Shift_JIS",
                    "EUC-JP",
                    "ISO-2022-JP",
                    "EUC-KR",
                    "GBK",
                    "GB18030",
                    "Big5");
    private static final String REPLACEMENT = "\uFFFD";

    private final Charset charset;

    private CharacterEncoding(Charset charset) {
        this.charset = charset;
    }

    static Optional<CharacterEncoding> named(String name) {
        try {
            Charset charset =
                    Charset.forName(name.equalsIgnoreCase("macintosh") ? "x-MacRoman" : name);
            return SUPPORTED.contains(charset.name())
                    ? Optional.of(new CharacterEncoding(charset))
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    static FunctionException unknown(Value name) {
        return FunctionException.atArgument(
                1, Arguments.shown(name) + " is no encoding that is supported");
    }

    /// Empty where a character can not be encoded.
    Optional<byte[]> encode(String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(content(bytes));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] content(ByteBuffer bytes) {
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return content;
    }

    /// Empty where bytes mean nothing.
    Optional<String> decode(byte[] bytes) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.contains(REPLACEMENT) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
