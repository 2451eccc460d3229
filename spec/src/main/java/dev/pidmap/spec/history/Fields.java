package dev.pidmap.spec.history;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one JSON object, taken out one by one, so that what is left at the end is unknown.
 * Every refusal is an {@link IllegalArgumentException}.
 */
final class Fields {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Object> fields;

  private Fields(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The fields of the object that is all of {@code line}. */
  static Fields parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      Fields fields = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON object");
      }
      return fields;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("malformed JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new AssertionError("a string cannot fail to be read", e);
    }
  }

  private static Fields object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Fields(fields);
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getBigIntegerValue().bitLength() < 64
              ? (Object) parser.getLongValue()
              : parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      default -> throw new IllegalArgumentException("null is no value here");
    };
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  private Object take(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("field \"" + name + "\" is missing");
    }
    return fields.remove(name);
  }

  String text(String name) {
    Object value = take(name);
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("field \"" + name + "\" is not a string: " + show(value));
  }

  long number(String name) {
    Object value = take(name);
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(
        "field \"" + name + "\" is not a 64-bit integer: " + show(value));
  }

  int integer(String name) {
    return integer(name, take(name));
  }

  int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  private static int integer(String name, Object value) {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "field \"" + name + "\" is not a 32-bit integer: " + show(value));
  }

  /** An integer that names something: a token. */
  int token(String name) {
    int token = integer(name);
    if (token < 0) {
      throw new IllegalArgumentException("field \"" + name + "\" is negative: " + token);
    }
    return token;
  }

  void truth(String name) {
    Object value = take(name);
    if (!Boolean.TRUE.equals(value)) {
      throw new IllegalArgumentException("field \"" + name + "\" is not true: " + show(value));
    }
  }

  List<Integer> integers(String name) {
    List<Integer> integers = new ArrayList<>();
    for (Object item : items(name)) {
      integers.add(integer(name, item));
    }
    return integers;
  }

  Fields object(String name) {
    return object(name, take(name));
  }

  private static Fields object(String name, Object value) {
    if (value instanceof Fields fields) {
      return fields;
    }
    throw new IllegalArgumentException("field \"" + name + "\" is not an object: " + show(value));
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (Object item : items(name)) {
      objects.add(object(name, item));
    }
    return objects;
  }

  private List<?> items(String name) {
    Object value = take(name);
    if (value instanceof List<?> items) {
      return items;
    }
    throw new IllegalArgumentException("field \"" + name + "\" is not an array: " + show(value));
  }

  /** Refuses fields that nobody asked for. */
  void end() {
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown field \"" + fields.keySet().iterator().next() + "\"");
    }
  }

  private static String show(Object value) {
    return value instanceof Fields ? "an object" : value instanceof List ? "an array" : "" + value;
  }
}
