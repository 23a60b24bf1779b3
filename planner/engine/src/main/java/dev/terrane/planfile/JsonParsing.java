package dev.terrane.planfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.json.DocumentJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON in which no name stands twice and nothing follows.
final class JsonParsing {
    private final JsonParser json;

    private JsonParsing(JsonParser json) {
        this.json = json;
    }

    static Json parse(String text) throws PlanFileException {
        try (JsonParser parser = DocumentJson.FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            parser.nextToken();
            Json whole = new JsonParsing(parser).value();
            if (parser.nextToken() != null) {
                throw new PlanFileException(
                        "Something follows after its end, on line %d: it seems to be made of more than one file."
                                .formatted(parser.currentTokenLocation().getLineNr()));
            }
            return whole;
        } catch (JsonProcessingException e) {
            throw new PlanFileException(
                    "Line %d is not valid JSON: %s."
                            .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new PlanFileException("It can not be read: %s.".formatted(e.getMessage()));
        }
    }

    private Json value() throws IOException, PlanFileException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new PlanFileException("It ends too early: part of it is missing.");
        }
        return switch (token) {
            case VALUE_STRING -> new Json.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                    new Json.Literal(json.getText());
            case START_ARRAY -> elements();
            case START_OBJECT -> members();
            default ->
                    throw new PlanFileException(
                            "Line %d is not valid JSON: a value is missing."
                                    .formatted(json.currentTokenLocation().getLineNr()));
        };
    }

    private Json elements() throws IOException, PlanFileException {
        List<Json> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new Json.Elements(elements);
    }

    private Json members() throws IOException, PlanFileException {
        Map<String, Json> members = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value());
        }
        return Json.Members.of(members);
    }
}
