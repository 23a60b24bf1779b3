package dev.terrane.planfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a plan file that is exactly as it was written.
///
/// A file that somebody edited is refused even where it could be understood: what was approved is the text
/// of the file, and two texts that mean the same would be two approvals.
public final class PlanFileReader {
    private static final Pattern CONFLICT =
            Pattern.compile(
                    "^(?:<{7,}|={7,}|>{7,}|\\|{7,})(?: .*)?$", // more where files were renamed
                    Pattern.MULTILINE);

    /// Looked for first: it is faster than the pattern, and most plans hold none.
    private static final List<String> MARKS = List.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");

    private static final String AGAIN = " Make the plan again with \"terrane plan -out=FILE\".";

    private PlanFileReader() {}

    public static PlanDocument read(byte[] bytes) throws PlanFileException {
        String text = decoded(bytes);
        checkWhole(text);
        PlanDocument document = DocumentDecoding.decode(JsonParsing.parse(text));
        checkCanonical(text, PlanFileWriter.text(document));
        return document;
    }

    private static String decoded(byte[] bytes) throws PlanFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new PlanFileException(
                    "It is not text in UTF-8. A plan that Terraform saved can not be used here."
                            + AGAIN);
        }
    }

    private static void checkWhole(String text) throws PlanFileException {
        if (text.isBlank()) {
            throw new PlanFileException("It is empty." + AGAIN);
        }
        if (text.startsWith("PK\u0003\u0004")) {
            throw new PlanFileException(
                    "It is a plan that Terraform saved, which can not be used here." + AGAIN);
        }
        Matcher conflict = CONFLICT.matcher(text);
        if (MARKS.stream().anyMatch(text::contains) && conflict.find()) {
            long line = text.substring(0, conflict.start()).lines().count() + 1;
            throw new PlanFileException(
                    "Line %d is a mark of a merge that was not finished. Plans are not merged by hand: take either side."
                                    .formatted(line)
                            + AGAIN);
        }
        if (text.indexOf('\r') >= 0) {
            throw new PlanFileException(
                    "Its line ends were changed to those of Windows. Put \"*.plan -text\", or the like for the name of this file, into .gitattributes."
                            + AGAIN);
        }
        if (!text.endsWith("}\n")) {
            throw new PlanFileException("It ends too early: part of it is missing." + AGAIN);
        }
    }

    private static void checkCanonical(String text, String canonical) throws PlanFileException {
        if (!text.equals(canonical)) {
            throw new PlanFileException(
                    "It was edited after it was written: line %d is not as terrane writes it."
                                    .formatted(firstDifference(text, canonical))
                            + AGAIN);
        }
    }

    private static int firstDifference(String text, String canonical) {
        List<String> there = text.lines().toList();
        List<String> wanted = canonical.lines().toList();
        int line = 0;
        while (line < Math.min(there.size(), wanted.size())
                && there.get(line).equals(wanted.get(line))) {
            line++;
        }
        return line + 1;
    }
}
