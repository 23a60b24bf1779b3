package dev.terrane.cliconfig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.cliconfig.SettingsNode.Items;
import dev.terrane.cliconfig.SettingsNode.Member;
import dev.terrane.cliconfig.SettingsNode.Members;
import dev.terrane.cliconfig.SettingsNode.Text;
import dev.terrane.cliconfig.SettingsText.SyntaxException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads settings in JSON: files that end with `.json`.
final class SettingsJson {
    private SettingsJson() {}

    static Members parse(String text) throws SyntaxException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            if (node(json) instanceof Members members) {
                return members;
            }
            throw new SyntaxException("an object has to stand here");
        } catch (IOException e) {
            throw new SyntaxException("not valid JSON: " + e.getMessage());
        }
    }

    private static SettingsNode node(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return members(json);
        }
        if (token == JsonToken.START_ARRAY) {
            List<SettingsNode> nodes = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                nodes.add(node(json));
            }
            return new Items(nodes);
        }
        String text = json.getText();
        return new Text(text == null ? "" : text);
    }

    private static Members members(JsonParser json) throws IOException {
        List<Member> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.add(new Member(name, node(json)));
        }
        return new Members(members);
    }
}
