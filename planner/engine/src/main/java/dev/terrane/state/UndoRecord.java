package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The last change that was made to a state by hand, so that it can be taken back.
///
/// It lies beside the state: one line that says which state it led to, then the state from before.
///
/// @param command what was run, such as `state mv aws_vpc.a aws_vpc.b`
/// @param undone whether that has been taken back, so that undoing does it again
/// @param after which state it led to: the only one that it can be taken back from
/// @param before what the state was
/// @param workspace where it was another workspace that was deleted: its name. The state of this one is
///     as it was then, and its own does not matter
public record UndoRecord(
        String command,
        boolean undone,
        StateId after,
        StateSnapshot before,
        Optional<String> workspace) {

    /// A snapshot without its content.
    ///
    /// @param sha256 of its text
    public record StateId(String lineage, long serial, String sha256) {
        static StateId of(StateSnapshot state) {
            return new StateId(
                    state.lineage(),
                    state.serial(),
                    HexFormat.of().formatHex(SideCopy.sha256().digest(text(state))));
        }
    }

    public static UndoRecord of(
            String command, boolean undone, StateSnapshot before, StateSnapshot after) {
        return new UndoRecord(command, undone, StateId.of(after), before, Optional.empty());
    }

    /// That a workspace was deleted.
    ///
    /// @param gone its state
    public static UndoRecord ofWorkspace(String command, String name, StateSnapshot gone) {
        return new UndoRecord(
                command, false, StateId.of(StateSnapshot.EMPTY), gone, Optional.of(name));
    }

    /// The one that lies beside a state.
    public static Optional<UndoRecord> read(Companions besideState) throws StateStoreException {
        Optional<byte[]> text = besideState.read(Companion.UNDO);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
        } catch (IOException | StateFormatException e) {
            throw new StateStoreException(
                    "The last change can not be read",
                    "\"%s\" beside the state is damaged: %s. The backups of the state are not."
                            .formatted(Companion.UNDO.suffix(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    public void write(Companions besideState) throws StateStoreException {
        besideState.write(Companion.UNDO, text());
    }

    /// Whether the state is still what the change has made it.
    public boolean leadsTo(StateSnapshot state) {
        return after.equals(StateId.of(state));
    }

    private byte[] text() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("command", command);
            json.writeBooleanField("undone", undone);
            json.writeStringField("lineage", after.lineage());
            json.writeNumberField("serial", after.serial());
            json.writeStringField("sha256", after.sha256());
            if (workspace.isPresent()) {
                json.writeStringField("workspace", workspace.get());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        bytes.writeBytes(text(before));
        return bytes.toByteArray();
    }

    private static byte[] text(StateSnapshot state) {
        var bytes = new ByteArrayOutputStream();
        try {
            StateWriter.write(state, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static UndoRecord parse(byte[] text) throws IOException, StateFormatException {
        int end = 0;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        StateSnapshot before =
                StateReader.read(
                        Arrays.copyOfRange(text, Math.min(end + 1, text.length), text.length));
        String command = "";
        boolean undone = false;
        String lineage = "";
        long serial = 0;
        String digest = "";
        Optional<String> workspace = Optional.empty();
        String head = new String(text, 0, end, StandardCharsets.UTF_8);
        try (JsonParser json = StateWriter.FACTORY.createParser(head)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "command" -> command = json.getText();
                    case "undone" -> undone = json.getBooleanValue();
                    case "lineage" -> lineage = json.getText();
                    case "serial" -> serial = json.getLongValue();
                    case "sha256" -> digest = json.getText();
                    case "workspace" -> workspace = Optional.of(json.getText());
                    default -> json.skipChildren();
                }
            }
        }
        return new UndoRecord(
                command, undone, new StateId(lineage, serial, digest), before, workspace);
    }
}
